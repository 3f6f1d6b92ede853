import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import net.sf.okapi.common.Event;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.resource.ITextUnit;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.common.resource.TextContainer;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.filters.po.POFilter;
import net.sf.okapi.filters.tmx.TmxFilter;
import net.sf.okapi.filters.xliff.XLIFFFilter;
import net.sf.okapi.lib.xliff2.core.Fragment;
import net.sf.okapi.lib.xliff2.core.Part;
import net.sf.okapi.lib.xliff2.core.Unit;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;

/**
 * What Okapi reads in translators' files: java -cp '.referees/okapi/*' ReadExchange.java LOCALE FILE…
 * One line per unit: file, article, id, source, target without inline codes, each in base64; a file that cannot be read: file, "!", reason.
 */
public class ReadExchange {
  public static void main(String[] args) {
    for (int i = 1; i < args.length; i++) {
      String file = args[i];
      try {
        if (file.endsWith(".21.xlf")) readXliff2(file);
        else read(file, args[0]);
      } catch (Throwable error) {
        line(file, "!", String.valueOf(error.getMessage()));
      }
    }
  }

  static void read(String file, String locale) throws Exception {
    String path = new File(file).getName();
    IFilter filter = path.endsWith(".po") ? new POFilter() : path.endsWith(".tmx") ? new TmxFilter() : new XLIFFFilter();
    LocaleId target = LocaleId.fromBCP47(locale);
    String article = "";
    try (RawDocument document = new RawDocument(new File(file).toURI(), "UTF-8", LocaleId.fromBCP47("en"), target)) {
      filter.open(document);
      while (filter.hasNext()) {
        Event event = filter.next();
        if (event.isStartSubDocument()) article = event.getStartSubDocument().getName();
        if (!event.isTextUnit()) continue;
        ITextUnit unit = event.getTextUnit();
        TextContainer said = unit.hasTarget(target) ? unit.getTarget(target) : null;
        String name = path.endsWith(".xlf") ? unit.getId() : unit.getName();
        line(file, article, name == null ? unit.getId() : name, plain(unit.getSource()), said == null ? "" : plain(said));
      }
    } finally {
      filter.close();
    }
  }

  static String plain(TextContainer container) {
    StringBuilder text = new StringBuilder();
    TextFragment fragment = container.getUnSegmentedContentCopy();
    String coded = fragment.getCodedText();
    for (int i = 0; i < coded.length(); i++) {
      if (!TextFragment.isMarker(coded.charAt(i))) text.append(coded.charAt(i));
      else {
        // What Okapi takes for a code of its own stands in the text of a PO file.
        String data = fragment.getCode(coded.charAt(++i)).getData();
        if (!data.startsWith("<")) text.append(data);
      }
    }
    return text.toString();
  }

  static void readXliff2(String file) throws Exception {
    String article = "";
    try (XLIFFReader reader = new XLIFFReader(XLIFFReader.VALIDATION_MAXIMAL)) {
      reader.open(new File(file));
      while (reader.hasNext()) {
        net.sf.okapi.lib.xliff2.reader.Event event = reader.next();
        if (event.isStartFile()) article = event.getStartFileData().getOriginal();
        if (!event.isUnit()) continue;
        Unit unit = event.getUnit();
        String source = "";
        String target = "";
        for (int i = 0; i < unit.getPartCount(); i++) {
          Part part = unit.getPart(i);
          source += part.getSource().getPlainText();
          Fragment said = part.getTarget();
          if (said != null) target += said.getPlainText();
        }
        line(file, article, unit.getName(), source, target);
      }
    }
  }

  static void line(String... parts) {
    UnaryOperator<String> encode =
      (text) -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    for (String part : parts) line.append(line.length() == 0 ? "" : "\t").append(encode.apply(part));
    System.out.println(line);
  }
}
