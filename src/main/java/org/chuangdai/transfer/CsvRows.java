package org.chuangdai.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** CSV in UTF-8, with a byte order mark so that spreadsheet programs see that it is, or in another encoding. */
public final class CsvRows implements RowWriter {
    private final CsvWriter csv;

    public CsvRows(OutputStream out) throws IOException {
        this(out, StandardCharsets.UTF_8);
    }

    public CsvRows(OutputStream out, Charset charset) throws IOException {
        Writer text = new OutputStreamWriter(out, charset);
        if (charset.equals(StandardCharsets.UTF_8)) {
            text.write('\uFEFF');
        }
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    }

    @Override
    public void write(String[] cells) {
        csv.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
