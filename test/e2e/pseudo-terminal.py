"""Run a command in a terminal of so many columns: pseudo-terminal.py COLUMNS INTERRUPT COMMAND...

Prints JSON: its exit code (negative: the signal that ended it) and all that it wrote. When INTERRUPT is not empty, Ctrl-C is typed as soon as that text was written.
"""
import fcntl
import json
import os
import pty
import struct
import sys
import termios

columns, interrupt, command = int(sys.argv[1]), sys.argv[2].encode(), sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    # The parent sets the width first: the command asks for it once.
    sys.stdin.readline()
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
attributes = termios.tcgetattr(terminal)
attributes[3] &= ~termios.ECHO
termios.tcsetattr(terminal, termios.TCSANOW, attributes)
os.write(terminal, b"\n")
written, typed = b"", False
while True:
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        break
    if not chunk:
        break
    written += chunk
    if interrupt and not typed and interrupt in written:
        typed = True
        os.write(terminal, b"\x03")
_, status = os.waitpid(child, 0)
print(json.dumps({"code": os.waitstatus_to_exitcode(status), "written": written.decode()}))
