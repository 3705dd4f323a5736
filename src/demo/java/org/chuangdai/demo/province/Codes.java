package org.chuangdai.demo.province;

import java.time.LocalDate;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.entrepreneur.IdentityNumber;

/** Numbers with right check digits that no real person or firm can have: their division code begins with 99, which China has not assigned. */
final class Codes {
    private static final String UNASSIGNED = "99";
    private static final String BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int ORDERS_OF_A_SEX = 500;

    private Codes() {
    }

    /** Different for each index below 5 million, whatever the birth date. */
    static String identityNumber(long index, LocalDate born, boolean male) {
        long order = index % ORDERS_OF_A_SEX * 2 + (male ? 1 : 0);
        String first17 = UNASSIGNED + digits(index / ORDERS_OF_A_SEX, 4) + digits(born.getYear(), 4) + digits(born.getMonthValue(), 2) + digits(born.getDayOfMonth(), 2)
                + digits(order, 3);
        return first17 + IdentityNumber.checkDigit(first17);
    }

    /** Different for each index. */
    static String creditCode(String authority, Places.County county, long index) {
        char[] body = new char[7];
        long left = index;
        for (int i = body.length - 1; i >= 0; i--) {
            body[i] = BODY.charAt((int) (left % BODY.length()));
            left /= BODY.length();
        }
        String first17 = authority + UNASSIGNED + county.code().substring(2, 6) + "MA" + new String(body);
        return first17 + CreditCode.checkDigit(first17);
    }

    /** In the range 154, which no operator has. */
    static String phone(Dice dice) {
        return "154" + digits(dice.between(0, 99_999_999), 8);
    }

    private static String digits(long value, int length) {
        String plain = Long.toString(value);
        return "0".repeat(length - plain.length()) + plain;
    }
}
