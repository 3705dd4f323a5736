package org.chuangdai.graphql;

import java.util.List;
import java.util.Locale;
import org.chuangdai.access.Masking;

/**
 * A text for people in Chinese and English, with {@code %s} for its arguments. Identity numbers and phones among them are masked: a message may be kept
 * or sent on where the value itself would not be.
 */
public record Message(String chinesePattern, String englishPattern, Object... arguments) {
    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    public String chinese() {
        return Masking.text(chinesePattern.formatted(arguments));
    }

    public String english() {
        return Masking.text(englishPattern.formatted(arguments));
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
