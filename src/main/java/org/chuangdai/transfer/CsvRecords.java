package org.chuangdai.transfer;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a CSV file (RFC 4180), read so that damage stays where it is: a line that lacks its closing quote, is cut off or endless is
 * one faulty record and the next line is read as if nothing had happened. A cell may hold line breaks where the quotes then close
 * within a few lines and the record has as many cells as the header.
 */
final class CsvRecords {
    /** Lines and characters that one record with line breaks in its cells may have. */
    private static final int RECORD_LINES_MAX = 20;
    private static final int RECORD_CHARS_MAX = 16_384;

    private final TextLines lines;
    private int width = -1;
    private int openCell;
    private int strayCell;

    CsvRecords(Reader reader) {
        this.lines = new TextLines(reader);
    }

    /** From now on records have so many cells. */
    void expect(int cells) {
        width = cells;
    }

    /** The next record that is not blank, or null after the last. */
    CsvRecord next() throws IOException {
        TextLines.Line line = lines.next();
        while (line != null) {
            CsvRecord record = record(line);
            if (!record.blank()) {
                return record;
            }
            line = lines.next();
        }
        return null;
    }

    private CsvRecord record(TextLines.Line line) throws IOException {
        String text = line.number() == 1 && line.text().startsWith("\uFEFF") ? line.text().substring(1) : line.text();
        List<String> cells = split(text);
        if (line.cut()) {
            return new CsvRecord(line.number(), cells, new CellRefusal("TOO_LONG", "这一行超过%s个字符。", "The line has more than %s characters.", TextLines.LINE_CHARS_MAX),
                    cells.size() - 1);
        }
        if (openCell >= 0) {
            return acrossLines(line.number(), text);
        }
        if (strayCell >= 0) {
            return new CsvRecord(line.number(), cells, new CellRefusal("STRAY_QUOTE", "引号之后还有字符。", "Characters follow the closing quote."), strayCell);
        }
        return new CsvRecord(line.number(), cells, null, 0);
    }

    /** A record whose quote does not close on its line: read on a little; if that does not mend it, only this line is lost. */
    private CsvRecord acrossLines(long number, String text) throws IOException {
        int brokenCell = openCell;
        int length = text.length();
        List<TextLines.Line> ahead = new ArrayList<>();
        StringBuilder whole = new StringBuilder(text);
        while (ahead.size() < RECORD_LINES_MAX && length < RECORD_CHARS_MAX) {
            TextLines.Line more = lines.next();
            if (more == null) {
                break;
            }
            ahead.add(more);
            length += more.text().length();
            if (length >= RECORD_CHARS_MAX) {
                break;
            }
            whole.append('\n').append(more.text());
            if (more.text().indexOf('"') < 0) {
                continue;
            }
            List<String> cells = split(whole.toString());
            if (openCell < 0) {
                if (strayCell < 0 && (width < 0 || cells.size() == width)) {
                    return new CsvRecord(number, cells, null, 0);
                }
                break;
            }
        }
        lines.putBack(ahead);
        return new CsvRecord(number, List.of(), new CellRefusal("UNCLOSED_QUOTE", "引号没有结束。", "The quote is not closed."), brokenCell);
    }

    /** Splits at commas; notes the cell that is still open at the end and the cell with characters behind its closing quote. */
    private List<String> split(String text) {
        openCell = -1;
        strayCell = -1;
        List<String> cells = new ArrayList<>(width > 0 ? width : 16);
        int at = 0;
        while (true) {
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, cells);
            } else {
                int comma = text.indexOf(',', at);
                int stop = comma < 0 ? text.length() : comma;
                cells.add(text.substring(at, stop));
                at = stop;
            }
            if (at >= text.length()) {
                return cells;
            }
            at++;
        }
    }

    /** Adds a quoted cell; the index of the comma behind it, or of the end. */
    private int quoted(String text, int start, List<String> cells) {
        StringBuilder cell = null;
        int from = start;
        while (true) {
            int quote = text.indexOf('"', from);
            if (quote < 0) {
                openCell = cells.size();
                cells.add(text.substring(start));
                return text.length();
            }
            boolean doubled = quote + 1 < text.length() && text.charAt(quote + 1) == '"';
            if (doubled) {
                cell = (cell == null ? new StringBuilder() : cell).append(text, from, quote + 1);
                from = quote + 2;
                continue;
            }
            cells.add(cell == null ? text.substring(from, quote) : cell.append(text, from, quote).toString());
            int comma = text.indexOf(',', quote + 1);
            int stop = comma < 0 ? text.length() : comma;
            if (stop > quote + 1 && !text.substring(quote + 1, stop).isBlank() && strayCell < 0) {
                strayCell = cells.size() - 1;
            }
            return stop;
        }
    }
}
