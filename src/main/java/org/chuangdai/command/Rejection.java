package org.chuangdai.command;

import java.util.List;
import org.chuangdai.graphql.Message;

/**
 * Broken rules: the command is undone and the caller reads them as the payload's userErrors.
 */
public class Rejection extends RuntimeException {
    private final transient List<BrokenRule> rules;

    /**
     * One broken rule.
     *
     * @param code  stable, in upper case
     * @param field the input's field that is wrong, or null when it is the command as a whole
     */
    public record BrokenRule(String code, String field, Message text) {

        private UserError inLanguage(String acceptLanguage) {
            return new UserError(code, field == null ? List.of("input") : List.of("input", field), text.in(acceptLanguage));
        }
    }

    /** A single broken rule; see {@link BrokenRule}. */
    public Rejection(String code, String field, String chinese, String english, Object... arguments) {
        this(List.of(new BrokenRule(code, field, new Message(chinese, english, arguments))));
    }

    /** Several at once, at least one. */
    public Rejection(List<BrokenRule> rules) {
        super(rules.get(0).code(), null, false, false);
        this.rules = rules;
    }

    List<UserError> inLanguage(String acceptLanguage) {
        return rules.stream().map(rule -> rule.inLanguage(acceptLanguage)).toList();
    }
}
