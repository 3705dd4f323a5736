package org.chuangdai.graphql;

import java.util.List;
import java.util.Locale;

/**
 * A text for people in Chinese and English, with {@code %s} for its arguments.
 */
public record Message(String chinesePattern, String englishPattern, Object... arguments) {
    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    public String chinese() {
        return chinesePattern.formatted(arguments);
    }

    public String english() {
        return englishPattern.formatted(arguments);
    }

    /** In English when {@code Accept-Language} prefers it, else in Chinese. */
    public String in(String acceptLanguage) {
        return prefersEnglish(acceptLanguage) ? english() : chinese();
    }

    private static boolean prefersEnglish(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return false;
        }
        try {
            return Locale.ENGLISH.equals(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
