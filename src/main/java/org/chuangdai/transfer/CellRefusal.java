package org.chuangdai.transfer;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.chuangdai.graphql.Message;

/** A cell that cannot be taken as what its column holds: a stable code, and what is wrong in both languages. */
public final class CellRefusal extends RuntimeException {
    /** Characters of a refused value that a message repeats. */
    private static final int ECHO_CHARS_MAX = 40;
    private final String code;
    private final transient Message text;

    public CellRefusal(String code, String chinese, String english, Object... arguments) {
        super(code, null, false, false);
        this.code = code;
        this.text = new Message(chinese, english, arguments);
    }

    public String code() {
        return code;
    }

    public Message text() {
        return text;
    }

    /** As above; the values of a personal column are repeated masked. {@code mask} may be null. */
    Message text(UnaryOperator<String> mask) {
        return mask == null ? text : new Message(text.chinesePattern(), text.englishPattern(),
                Arrays.stream(text.arguments()).map(argument -> argument instanceof String value ? mask.apply(value) : argument).toArray());
    }

    /** The value as a message may repeat it: cut when long. */
    public static String echo(String value) {
        return value == null || value.length() <= ECHO_CHARS_MAX ? value : value.substring(0, ECHO_CHARS_MAX) + "…";
    }
}
