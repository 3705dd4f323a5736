package org.chuangdai.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook. Texts are text cells, so that none becomes a formula and no code loses its zeros; figures are numbers.
 * What does not fit on one worksheet goes on to the next.
 */
final class XlsxRows implements RowWriter {
    /** Rows of a worksheet, as the format has it. */
    private static final int ROWS_MAX = 1_048_576;
    private static final int FLUSH_ROWS = 500;
    private final Workbook workbook;
    private final String name;
    private final List<Column> columns;
    private Worksheet worksheet;
    private String[] header;
    private int row;
    private int worksheets;

    XlsxRows(OutputStream out, String name, List<Column> columns) {
        this.workbook = new Workbook(out, "Chuangdai", "1.0");
        this.name = name;
        this.columns = columns;
    }

    @Override
    public void write(String[] cells) throws IOException {
        if (header == null) {
            header = cells;
            open();
            return;
        }
        if (row == ROWS_MAX) {
            worksheet.finish();
            open();
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null && columns.get(i).type().numeric()) {
                worksheet.value(row, i, new BigDecimal(cells[i]));
            } else if (cells[i] != null) {
                worksheet.inlineString(row, i, cells[i]);
            }
        }
        next();
    }

    private void open() throws IOException {
        worksheets++;
        worksheet = workbook.newWorksheet(worksheets == 1 ? name : name + " " + worksheets);
        row = 0;
        for (int i = 0; i < header.length; i++) {
            worksheet.inlineString(0, i, header[i]);
        }
        next();
    }

    private void next() throws IOException {
        if (++row % FLUSH_ROWS == 0) {
            worksheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        worksheet.finish();
        workbook.finish();
    }
}
