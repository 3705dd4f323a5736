package org.chuangdai.briefing;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.transfer.CsvRows;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a dispatch sheet as a workbook or as CSV: the same rows and columns, money exactly in the unit, rates as ratios. */
final class DispatchFiles {
    private static final int HEADER_ROW = 3;
    private static final int NAME_COLUMNS = 2;
    private static final int NAME_WIDTH = 30;
    private static final int WIDTH = 16;
    private static final double HEADER_HEIGHT_POINTS = 48;
    private final DispatchSheet sheet;
    private final MoneyUnit unit;

    DispatchFiles(DispatchSheet sheet, MoneyUnit unit) {
        this.sheet = sheet;
        this.unit = unit;
    }

    void workbook(OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Chuangdai", "1.0"); Worksheet page = workbook.newWorksheet(DispatchSheet.TITLE)) {
            heading(page);
            List<String> header = header("\n");
            for (int i = 0; i < header.size(); i++) {
                page.inlineString(HEADER_ROW, i, header.get(i));
                page.width(i, i == 1 ? NAME_WIDTH : WIDTH);
            }
            page.range(HEADER_ROW, 0, HEADER_ROW, header.size() - 1).style().bold().wrapText(true).horizontalAlignment("center").verticalAlignment("center").borderStyle("thin").set();
            page.rowHeight(HEADER_ROW, HEADER_HEIGHT_POINTS);
            page.freezePane(NAME_COLUMNS, HEADER_ROW + 1);
            page.repeatRows(HEADER_ROW);
            int row = HEADER_ROW;
            for (DispatchSheet.Row line : sheet.lines()) {
                line(page, ++row, line);
            }
            row++;
            for (String note : sheet.notes()) {
                page.inlineString(++row, 0, note);
            }
        }
    }

    private void heading(Worksheet page) {
        page.inlineString(0, 0, sheet.title());
        page.style(0, 0).bold().fontSize(16).set();
        page.inlineString(1, 0, "Monthly dispatch sheet of guaranteed start-up loans, " + sheet.division().name() + ", " + sheet.month());
        String[] labels = {"行政区划 · Division", "月份 · Month", "截止日 · As of", "金额单位 · Unit of money", "制表日 · Made on"};
        Object[] values = {sheet.division().code(), sheet.month().toString(), sheet.asOf(), unit.label(), sheet.madeOn()};
        for (int i = 0; i < labels.length; i++) {
            page.inlineString(2, 2 * i, labels[i]);
            if (values[i] instanceof LocalDate day) {
                page.value(2, 2 * i + 1, day);
                page.style(2, 2 * i + 1).format("yyyy-mm-dd").set();
            } else {
                page.inlineString(2, 2 * i + 1, (String) values[i]);
            }
        }
    }

    private void line(Worksheet page, int row, DispatchSheet.Row line) {
        if (line.code() != null) {
            page.inlineString(row, 0, line.code());
        }
        page.inlineString(row, 1, line.name());
        for (DispatchColumn column : DispatchColumn.values()) {
            int at = NAME_COLUMNS + column.ordinal();
            if (line.value(column) != null) {
                page.value(row, at, cell(line, column));
            }
            page.style(row, at).format(switch (column.kind) {
                case MONEY -> "#,##0.00";
                case COUNT -> "#,##0";
                case RATE -> "0.00%";
            }).set();
        }
        if (line.code() == null || line.code().equals(sheet.division().code())) {
            page.range(row, 0, row, NAME_COLUMNS + DispatchColumn.values().length - 1).style().bold().set();
        }
    }

    void csv(OutputStream out, Charset charset) throws IOException {
        try (CsvRows rows = new CsvRows(out, charset)) {
            rows.write(header(" · ").toArray(String[]::new));
            for (DispatchSheet.Row line : sheet.lines()) {
                rows.write(Stream.concat(Stream.of(line.code() == null ? "" : line.code(), line.name()),
                        Stream.of(DispatchColumn.values()).map(column -> line.value(column) == null ? "" : cell(line, column).toPlainString())).toArray(String[]::new));
            }
        }
    }

    private List<String> header(String between) {
        return Stream.concat(Stream.of("区划代码" + between + "Division", "区划名称" + between + "Name"), Stream.of(DispatchColumn.values())
                .map(column -> column.chinese + (column.kind == DispatchColumn.Kind.MONEY ? "（" + unit.label() + "）" : "") + between + column.english)).toList();
    }

    /** Without trailing zeros, and never in powers of ten. */
    private BigDecimal cell(DispatchSheet.Row line, DispatchColumn column) {
        BigDecimal value = line.value(column);
        BigDecimal exact = (column.kind == DispatchColumn.Kind.MONEY ? unit.exactly(value) : value).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
