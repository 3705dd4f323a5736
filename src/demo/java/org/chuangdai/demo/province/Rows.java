package org.chuangdai.demo.province;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;

/** Rows of one table in the text form of COPY. Cells hold no tab, line break or backslash: no list of words here has one. */
public final class Rows {
    private final StringBuilder text = new StringBuilder();
    private int count;

    Rows text(Object value) {
        if (value == null) {
            text.append("\\N");
        } else {
            text.append(value);
        }
        text.append('\t');
        return this;
    }

    /** Sealed values and hashes, or null. */
    Rows bytes(byte[] value) {
        return text(value == null ? null : "\\\\x" + HexFormat.of().formatHex(value));
    }

    Rows number(long value) {
        text.append(value).append('\t');
        return this;
    }

    /** A number that is absent when zero: the ids of optional references. */
    Rows reference(long id) {
        return id == 0 ? text(null) : number(id);
    }

    Rows money(long fen) {
        text.append(fen / 100).append('.').append((char) ('0' + fen % 100 / 10)).append((char) ('0' + fen % 10)).append('\t');
        return this;
    }

    Rows flag(boolean value) {
        text.append(value ? 't' : 'f').append('\t');
        return this;
    }

    /** The close of business of a day. */
    Rows evening(LocalDate day) {
        text.append(day).append(" 17:30:00+08\t");
        return this;
    }

    /** A key of a prefix and a number with leading zeros. */
    Rows key(String prefix, long number, int digits) {
        text.append(prefix);
        String plain = Long.toString(number);
        text.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain).append('\t');
        return this;
    }

    void end() {
        text.setCharAt(text.length() - 1, '\n');
        count++;
    }

    public int count() {
        return count;
    }

    /** UTF-8, as COPY … FROM STDIN takes it. */
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
