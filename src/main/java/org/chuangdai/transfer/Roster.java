package org.chuangdai.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A roster (名册) of persons or start-ups: a CSV file or a workbook of which one column holds identity numbers or credit codes. That column
 * is found by its name in the first line, or is the first one when the first line holds a code already. Read in batches, whatever the size.
 */
public final class Roster {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{15}|[0-9A-Za-z]{18}");
    private static final Set<String> NAMES = Set.of("id", "code", "identitynumber", "uscc", "证件号码", "身份证号", "身份证号码", "公民身份号码", "统一社会信用代码", "信用代码", "社会信用代码", "统一代码");
    private final int batchRows;
    private final Sink sink;
    private int column = -1;
    private List<Entry> batch = new ArrayList<>();

    /** A line of the file and the code in it, capitals, blanks cut off; "" when there is none. */
    public record Entry(long line, String code) {
    }

    /** Takes the entries, batch by batch. */
    public interface Sink {
        void take(List<Entry> batch) throws IOException;
    }

    private Roster(int batchRows, Sink sink) {
        this.batchRows = batchRows;
        this.sink = sink;
    }

    /** Reads a CSV file; {@code charset} is null when it is to be found out. BAD_REQUEST when no column is known. */
    public static void readCsv(InputStream body, String charset, int batchRows, Sink sink) throws IOException {
        CsvRecords records = new CsvRecords(TextSource.open(body, charset));
        Roster roster = new Roster(batchRows, sink);
        for (CsvRecord next = records.next(); next != null; next = records.next()) {
            roster.line(next.line(), next.fault() == null ? next.cells() : List.of(""));
        }
        roster.end();
    }

    /** Reads the first sheet of a workbook. BAD_REQUEST when it is none, or no column is known. */
    public static void readWorkbook(Path file, int batchRows, Sink sink) throws IOException {
        Roster roster = new Roster(batchRows, sink);
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile()); Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext()) {
                Row row = each.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(row.getCellText(i));
                }
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    roster.line(row.getRowNum(), cells);
                }
            }
        } catch (RuntimeException damaged) {
            if (damaged instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal(ErrorCode.BAD_REQUEST, "文件不是可读的XLSX工作簿。", "The file is no readable XLSX workbook.");
        }
        roster.end();
    }

    private void line(long line, List<String> cells) throws IOException {
        if (column < 0) {
            column = column(cells);
            if (!CODE.matcher(cells.get(column).strip()).matches()) {
                return;
            }
        }
        batch.add(new Entry(line, column < cells.size() ? cells.get(column).strip().toUpperCase(Locale.ROOT) : ""));
        if (batch.size() == batchRows) {
            end();
        }
    }

    private void end() throws IOException {
        if (!batch.isEmpty()) {
            sink.take(batch);
            batch = new ArrayList<>();
        }
    }

    private static int column(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (NAMES.contains(header.get(i).replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        if (!header.isEmpty() && CODE.matcher(header.get(0).strip()).matches()) {
            return 0;
        }
        throw new Refusal(ErrorCode.BAD_REQUEST, "第一行没有证件号码列：请命名为身份证号或统一社会信用代码。", "The first line names no column of codes: call it identityNumber or uscc.");
    }
}
