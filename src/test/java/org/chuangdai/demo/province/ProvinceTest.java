package org.chuangdai.demo.province;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.entrepreneur.IdentityNumber;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;
import org.junit.jupiter.api.Test;

/** The generator without a database. */
class ProvinceTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 6, 30);
    private static final List<Division> DIVISIONS = List.of(new Division("360000000000", "江西省", "PROVINCE"), new Division("360100000000", "南昌市", "PREFECTURE"),
            new Division("360102000000", "东湖区", "COUNTY"), new Division("360102002000", "滕王阁街道", "TOWNSHIP"), new Division("360102004000", "百花洲街道", "TOWNSHIP"),
            new Division("360800000000", "吉安市", "PREFECTURE"), new Division("360822000000", "吉水县", "COUNTY"), new Division("360822100000", "文峰镇", "TOWNSHIP"),
            new Division("360822101000", "阜田镇", "TOWNSHIP"));

    private static Map<Table, List<String[]>> rows(Settings settings) {
        Map<Table, List<String[]>> tables = new EnumMap<>(Table.class);
        Province province = new Province(settings, DIVISIONS, DemoKeys.vault());
        while (province.hasNext()) {
            province.next().tables().forEach((table, rows) -> {
                for (String line : new String(rows.bytes(), StandardCharsets.UTF_8).split("\n")) {
                    String[] cells = line.split("\t");
                    tables.computeIfAbsent(table, t -> new ArrayList<>()).add(table == Table.ENTREPRENEUR ? opened(cells) : cells);
                }
            });
        }
        return tables;
    }

    /** The cells of a person with what is sealed opened: sealed twice, the same value is not the same bytes. */
    private static String[] opened(String[] cells) {
        Vault vault = DemoKeys.vault();
        cells[1] = vault.open(SealedField.IDENTITY_NUMBER, HexFormat.of().parseHex(cells[1].substring(3)));
        cells[4] = vault.open(SealedField.PHONE, HexFormat.of().parseHex(cells[4].substring(3)));
        assertEquals(HexFormat.of().formatHex(vault.hash(SealedField.IDENTITY_NUMBER, cells[1])), cells[2].substring(3));
        assertEquals(HexFormat.of().formatHex(vault.hash(SealedField.PHONE, cells[4])), cells[5].substring(3));
        return cells;
    }

    private static String digest(Settings settings) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        rows(settings).forEach((table, rows) -> rows.forEach(row -> digest.update(String.join("\t", row).concat("\n").getBytes(StandardCharsets.UTF_8))));
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void theSameSettingsGiveTheSameBytesAndOthersDoNot() throws NoSuchAlgorithmException {
        String first = digest(new Settings(400, 7, UNTIL));
        assertEquals(first, digest(new Settings(400, 7, UNTIL)));
        assertNotEquals(first, digest(new Settings(400, 8, UNTIL)));
        assertNotEquals(first, digest(new Settings(400, 7, UNTIL.plusDays(1))));
    }

    @Test
    void theNumberOfLoansIsExactForAnySize() {
        for (int loans : new int[] {1, 2, 25, 26, 27, 299, 5_001}) {
            assertEquals(loans, rows(new Settings(loans, 1, UNTIL)).get(Table.LOAN).size());
        }
    }

    @Test
    void startupsAndBasesGrowSlowerThanLoans() {
        assertEquals(2_000, new Settings(5_000, 1, UNTIL).startups());
        assertEquals(40_000, new Settings(1_000_000, 1, UNTIL).startups(), 20);
        assertEquals(150, new Settings(300, 1, UNTIL).startups());
        assertEquals(40, new Settings(5_000, 1, UNTIL).bases());
        assertEquals(675, new Settings(1_000_000, 1, UNTIL).bases());
        assertEquals(2_000, rows(new Settings(5_000, 1, UNTIL)).get(Table.STARTUP).size());
    }

    @Test
    void numbersHaveRightCheckDigitsAndADivisionThatDoesNotExist() {
        Map<Table, List<String[]>> tables = rows(new Settings(3_000, 5, UNTIL));
        Set<String> numbers = new HashSet<>();
        for (String[] person : tables.get(Table.ENTREPRENEUR)) {
            assertTrue(IdentityNumber.isValid(person[1]) && person[1].startsWith("99"), person[1]);
            assertTrue(IdentityNumber.birthDate(person[1]).isBefore(UNTIL.minusYears(20)), person[1]);
            assertTrue(person[4].matches("154[0-9]{8}"), person[4]);
            assertTrue(numbers.add(person[1]), person[1]);
        }
        for (String[] startup : tables.get(Table.STARTUP)) {
            assertTrue(CreditCode.isValid(startup[1]) && startup[1].substring(2).startsWith("99"), startup[1]);
            assertTrue(numbers.add(startup[1]), startup[1]);
        }
        for (String[] base : tables.get(Table.INCUBATION_BASE)) {
            assertTrue(CreditCode.isValid(base[9]) && base[9].startsWith("9199"), base[9]);
        }
    }

    @Test
    void identityNumbersDifferUpToTheLargestProvince() {
        Set<String> addressAndOrder = new HashSet<>();
        LocalDate sameDay = LocalDate.of(1990, 1, 1);
        for (int index = 0; index < 800_000; index++) {
            String number = Codes.identityNumber(index, sameDay, true);
            assertTrue(addressAndOrder.add(number.substring(0, 6) + number.substring(14, 17)), number);
        }
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Settings(0, 1, UNTIL));
        assertThrows(IllegalArgumentException.class, () -> new Settings(1_000_001, 1, UNTIL));
        assertThrows(IllegalArgumentException.class, () -> new Settings(1, 1, LocalDate.of(1999, 1, 1)));
    }
}
