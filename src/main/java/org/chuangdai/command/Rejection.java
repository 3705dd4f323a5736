package org.chuangdai.command;

import org.chuangdai.graphql.Message;

/**
 * A broken rule: the command is undone and the caller reads it among the payload's userErrors.
 */
public class Rejection extends RuntimeException {
    private final String code;
    private final String field;
    private final transient Message text;

    /**
     * @param code  stable, in upper case
     * @param field the input's field that is wrong, or null when it is the command as a whole
     */
    public Rejection(String code, String field, String chinese, String english, Object... arguments) {
        super(code, null, false, false);
        this.code = code;
        this.field = field;
        this.text = new Message(chinese, english, arguments);
    }

    public String code() {
        return code;
    }

    UserError inLanguage(String acceptLanguage) {
        return new UserError(code, field == null ? java.util.List.of("input") : java.util.List.of("input", field), text.in(acceptLanguage));
    }
}
