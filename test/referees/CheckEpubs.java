import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;

/** EPUBCheck over many files in one virtual machine: `file TAB fatal TAB errors TAB warnings TAB messages` per line. */
public class CheckEpubs {
  public static void main(String[] files) throws Exception {
    PrintStream out = System.out;
    for (String file : files) {
      ByteArrayOutputStream messages = new ByteArrayOutputStream();
      PrintStream sink = new PrintStream(messages, true, "UTF-8");
      System.setOut(sink);
      System.setErr(sink);
      DefaultReportImpl report = new DefaultReportImpl(file);
      new EpubCheck(new File(file), report).doValidate();
      String text = messages.toString("UTF-8").replaceAll("[\\t\\r\\n]+", " | ").trim();
      out.println(
          String.join(
              "\t",
              file,
              String.valueOf(report.getFatalErrorCount()),
              String.valueOf(report.getErrorCount()),
              String.valueOf(report.getWarningCount()),
              text));
      out.flush();
    }
    System.exit(0);
  }
}
