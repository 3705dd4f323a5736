package org.chuangdai.command;

import java.util.List;
import java.util.stream.Stream;
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
     * @param field the input's field that is wrong, or null when it is the command as a whole; of a list {@code payees.3}
     */
    public record BrokenRule(String code, String field, Message text) {

        private UserError inLanguage(String acceptLanguage) {
            List<String> path = Stream.concat(Stream.of("input"), field == null ? Stream.empty() : Stream.of(field.split("\\."))).toList();
            return new UserError(code, path, text.in(acceptLanguage));
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

    String[] codes() {
        return rules.stream().map(BrokenRule::code).toArray(String[]::new);
    }

    List<UserError> inLanguage(String acceptLanguage) {
        return rules.stream().map(rule -> rule.inLanguage(acceptLanguage)).toList();
    }
}
