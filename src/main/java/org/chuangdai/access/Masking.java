package org.chuangdai.access;

/** Masks of personal values (脱敏): what everybody sees who has no reason to see more. */
public final class Masking {
    private Masking() {
    }

    /** 110***********002X: the first three and the last four characters. */
    public static String identityNumber(String value) {
        return keep(value, 3, 4);
    }

    /** 138****5678. */
    public static String phone(String value) {
        return keep(value, 3, 4);
    }

    /** 张*: the first character, whatever follows. */
    public static String name(String value) {
        return value == null || value.isEmpty() ? value : value.substring(0, value.offsetByCodePoints(0, 1)) + "*";
    }

    private static String keep(String value, int front, int back) {
        if (value == null || value.length() <= front + back) {
            return value;
        }
        return value.substring(0, front) + "*".repeat(value.length() - front - back) + value.substring(value.length() - back);
    }
}
