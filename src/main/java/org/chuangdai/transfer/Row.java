package org.chuangdai.transfer;

import java.util.Arrays;
import java.util.List;
import org.chuangdai.graphql.Message;

/** One row of a file on its way in: canonical values by column, and what is wrong with it. */
public final class Row {

    /** Something wrong with one row; {@code column} null means the row as a whole. */
    record Finding(long line, String column, String code, Message text) {
    }

    private final long line;
    private final Layout layout;
    private final String[] values;
    private final List<Finding> findings;
    private final boolean[] hidden;
    private boolean refused;
    private Object attachment;

    Row(long line, Layout layout, List<Finding> findings) {
        this.line = line;
        this.layout = layout;
        this.values = new String[layout.columns().size()];
        this.hidden = new boolean[values.length];
        this.findings = findings;
    }

    public long line() {
        return line;
    }

    /** The canonical value of a column, null when blank. */
    public String get(String column) {
        return values[layout.index(column)];
    }

    public void set(String column, String value) {
        values[layout.index(column)] = value;
    }

    /** Keeps the value of a column out of the staging table: messages alone repeat it. */
    public void hide(String column) {
        hidden[layout.index(column)] = true;
    }

    /** The value that the staging table may have. */
    String staged(int column) {
        return hidden[column] ? null : values[column];
    }

    /** What the sheet keeps with the row until it is written. */
    public Object attachment() {
        return attachment;
    }

    public void attach(Object value) {
        attachment = value;
    }

    /** Refuses the row; further problems of it may follow. */
    public void refuse(String column, String code, String chinese, String english, Object... arguments) {
        refuse(column, code, new Message(chinese, english, arguments));
    }

    void refuse(String column, String code, Message text) {
        refused = true;
        findings.add(new Finding(line, column, code, text));
    }

    /** Refuses the row when {@code later} has a date before that of {@code earlier}. */
    public void inOrder(String earlier, String later) {
        String from = get(earlier);
        String to = get(later);
        if (from != null && to != null && to.compareTo(from) < 0) {
            refuse(later, "DATES_OUT_OF_ORDER", "%s早于%s（%s）。", "%s lies before %s (%s).", to, from, earlier);
        }
    }

    boolean refused() {
        return refused;
    }

    String value(int column) {
        return values[column];
    }

    void value(int column, String value) {
        values[column] = value;
    }

    /** The natural key, to find repeated keys within a batch. */
    List<String> key() {
        return Arrays.stream(layout.key()).mapToObj(column -> values[column]).toList();
    }
}
