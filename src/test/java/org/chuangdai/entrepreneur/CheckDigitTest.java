package org.chuangdai.entrepreneur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Check digits against published examples. */
class CheckDigitTest {

    @Test
    void publishedIdentityNumbersAreValid() {
        assertTrue(IdentityNumber.isValid("11010519491231002X"));
        assertTrue(IdentityNumber.isValid("440524188001010014"));
        assertEquals(LocalDate.of(1949, 12, 31), IdentityNumber.birthDate("11010519491231002X"));
        assertEquals(Gender.FEMALE, IdentityNumber.gender("11010519491231002X"));
        assertEquals(Gender.MALE, IdentityNumber.gender("440524188001010014"));
    }

    @Test
    void anyOtherLastCharacterIsRefused() {
        for (char last : "0123456789".toCharArray()) {
            assertFalse(IdentityNumber.isValid("11010519491231002" + last), "last " + last);
        }
    }

    @Test
    void anIdentityNumberWithAnImpossibleBirthDateIsRefused() {
        String first17 = "11010519490230002";
        assertFalse(IdentityNumber.isValid(first17 + IdentityNumber.checkDigit(first17)));
    }

    @Test
    void shapesThatAreNoIdentityNumberAreRefused() {
        assertFalse(IdentityNumber.isValid(null));
        assertFalse(IdentityNumber.isValid(""));
        assertFalse(IdentityNumber.isValid("11010519491231002x"));
        assertFalse(IdentityNumber.isValid("01010519491231002X"));
        assertFalse(IdentityNumber.isValid("１１０１０５19491231002X"));
        assertEquals("11010519491231002X", IdentityNumber.normalise(" 11010519491231002x "));
    }

    @Test
    void thePublishedCreditCodeIsValidAndEachChangedCharacterIsNoticed() {
        String code = "91350100M000100Y43";
        assertTrue(CreditCode.isValid(code));
        for (int i = 0; i < code.length(); i++) {
            char other = code.charAt(i) == '7' ? '8' : '7';
            assertFalse(CreditCode.isValid(code.substring(0, i) + other + code.substring(i + 1)), "position " + i);
        }
    }

    @Test
    void shapesThatAreNoCreditCodeAreRefused() {
        assertFalse(CreditCode.isValid(null));
        assertFalse(CreditCode.isValid("91350100M000100Y4"));
        assertFalse(CreditCode.isValid("91350100m000100y43"));
        assertFalse(CreditCode.isValid("91350100I000100Y43"));
        assertEquals("91350100M000100Y43", CreditCode.normalise(" 91350100m000100y43 "));
    }
}
