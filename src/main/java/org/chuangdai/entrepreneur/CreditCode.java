package org.chuangdai.entrepreneur;

import java.util.Locale;
import java.util.regex.Pattern;

/** Unified social credit codes (统一社会信用代码), GB 32100-2015: 17 characters and a check character, without I, O, S, V and Z. */
public final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCode() {
    }

    /** Without blanks around it and in capitals: the form that is stored and compared. */
    public static String normalise(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** Whether a normalised code has the right shape and check character. */
    public static boolean isValid(String code) {
        return code != null && SHAPE.matcher(code).matches() && code.charAt(17) == checkDigit(code.substring(0, 17));
    }

    /** The 18th character for the first 17, all of the alphabet. */
    public static char checkDigit(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
