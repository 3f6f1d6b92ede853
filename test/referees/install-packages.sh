#!/bin/sh
# Packages of the referees into .referees/npm: outside of our own dependencies, without their install scripts and browsers.
cd "$(dirname "$0")/../.." || exit 1
PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --prefix .referees/npm --no-save --no-audit --no-fund --ignore-scripts \
  vnu-jar@26.9.27 @daisy/ace-cli@1.4.6 @daisy/ace-core@1.4.6 axe-core@4.14.1 puppeteer-core@24.43.1 epubjs@0.3.93 lighthouse@12.8.2
