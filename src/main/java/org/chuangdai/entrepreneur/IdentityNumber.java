package org.chuangdai.entrepreneur;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Citizen identity numbers (公民身份号码), GB 11643-1999: address code 6, birth date 8, order 3, check digit 1. */
public final class IdentityNumber {
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    private IdentityNumber() {
    }

    /** Without blanks around it and with a capital X: the form that is stored and compared. */
    public static String normalise(String number) {
        return number.strip().toUpperCase(Locale.ROOT);
    }

    /** Whether a normalised number has the right shape, an existing birth date and the right check digit. The day may lie in the future. */
    public static boolean isValid(String number) {
        if (number == null || !SHAPE.matcher(number).matches() || number.charAt(17) != checkDigit(number.substring(0, 17))) {
            return false;
        }
        try {
            birthDate(number);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The birth date within a number of the right shape; a day that does not exist throws {@link DateTimeException}. */
    public static LocalDate birthDate(String number) {
        return LocalDate.of(Integer.parseInt(number, 6, 10, 10), Integer.parseInt(number, 10, 12, 10), Integer.parseInt(number, 12, 14, 10));
    }

    /** The 17th digit is odd for men, even for women. */
    public static Gender gender(String number) {
        return number.charAt(16) % 2 == 1 ? Gender.MALE : Gender.FEMALE;
    }

    /** The 18th character for the first 17 digits. */
    public static char checkDigit(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }
}
