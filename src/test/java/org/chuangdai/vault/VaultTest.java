package org.chuangdai.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sealing, opening and finding, without a database. */
class VaultTest {
    private static final String ONE = "2026a:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String TWO = "2026b:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final String NUMBER = "11010519491231002X";

    private static Vault vault(String keys, Suite suite) {
        return new Vault(Keyring.parse(keys), suite);
    }

    @Test
    void aValueOpensUnderEveryKeyAndSuiteThatIsKnownWhicheverIsCurrent() {
        for (Suite suite : Suite.values()) {
            byte[] sealed = vault(ONE, suite).seal(SealedField.IDENTITY_NUMBER, NUMBER);
            for (Suite current : Suite.values()) {
                assertEquals(NUMBER, vault(TWO + "," + ONE, current).open(SealedField.IDENTITY_NUMBER, sealed));
            }
            assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains(NUMBER.substring(0, 6)));
            assertEquals("欧阳", vault(ONE, suite).open(SealedField.PHONE, vault(ONE, suite).seal(SealedField.PHONE, "欧阳")));
        }
        assertNull(vault(ONE, Suite.INTERNATIONAL).seal(SealedField.PHONE, null));
        assertNull(vault(ONE, Suite.INTERNATIONAL).open(SealedField.PHONE, null));
        assertNull(vault(ONE, Suite.INTERNATIONAL).hashes(SealedField.PHONE, null));
    }

    @Test
    void theSameValueIsNeverSealedToTheSameBytes() {
        Vault vault = vault(ONE, Suite.INTERNATIONAL);
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertTrue(sealed.add(Arrays.toString(vault.seal(SealedField.PHONE, "13812345678"))));
        }
    }

    @Test
    void whatWasChangedMovedOrSealedUnderAnotherKeyIsRefusedWithoutAWordOfIt() {
        for (Suite suite : Suite.values()) {
            Vault vault = vault(ONE, suite);
            byte[] sealed = vault.seal(SealedField.IDENTITY_NUMBER, NUMBER);
            for (int i = 0; i < sealed.length * Byte.SIZE; i++) {
                byte[] changed = sealed.clone();
                changed[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
                refused(vault, SealedField.IDENTITY_NUMBER, changed);
            }
            for (int length = 0; length < sealed.length; length++) {
                refused(vault, SealedField.IDENTITY_NUMBER, Arrays.copyOf(sealed, length));
            }
            refused(vault, SealedField.PHONE, sealed);
            refused(vault(TWO, suite), SealedField.IDENTITY_NUMBER, sealed);
            refused(vault(TWO.replace("2026b", "2026a"), suite), SealedField.IDENTITY_NUMBER, sealed);
            refused(vault, SealedField.IDENTITY_NUMBER, NUMBER.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void refused(Vault vault, SealedField field, byte[] sealed) {
        String said = assertThrows(UnreadableValue.class, () -> vault.open(field, sealed)).getMessage();
        assertFalse(said.contains(NUMBER.substring(0, 6)), said);
        assertFalse(said.contains("AAEC") || said.contains("ICEi"), said);
    }

    @Test
    void aValueIsFoundByTheHashesUnderEveryKeyAndSuiteTheCurrentOneFirst() {
        Vault both = vault(TWO + " " + ONE, Suite.NATIONAL);
        byte[][] hashes = both.hashes(SealedField.IDENTITY_NUMBER, NUMBER);
        assertEquals(4, hashes.length);
        assertArrayEquals(both.hash(SealedField.IDENTITY_NUMBER, NUMBER), hashes[0]);
        for (String key : List.of(ONE, TWO)) {
            for (Suite suite : Suite.values()) {
                byte[] written = vault(key, suite).hash(SealedField.IDENTITY_NUMBER, NUMBER);
                assertEquals(1, Arrays.stream(hashes).filter(hash -> Arrays.equals(hash, written)).count());
            }
        }
        assertFalse(Arrays.equals(both.hash(SealedField.PHONE, "13812345678"), both.hash(SealedField.CONTACT_PHONE, "13812345678")));
    }

    @Test
    void aReceiptIsKnownAgainAfterTheKeyHasChanged() {
        String receipt = vault(ONE, Suite.INTERNATIONAL).receipt("abc");
        assertTrue(receipt.startsWith("2026a:"), receipt);
        assertTrue(vault(TWO + "," + ONE, Suite.NATIONAL).isReceiptOf(receipt, "abc"));
        assertFalse(vault(TWO + "," + ONE, Suite.NATIONAL).isReceiptOf(receipt, "abd"));
        assertFalse(vault(TWO, Suite.NATIONAL).isReceiptOf(receipt, "abc"));
    }

    @Test
    void manyThreadsSealAndOpenAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Suite suite : Suite.values()) {
                Vault vault = vault(ONE, suite);
                byte[] hash = vault.hash(SealedField.PHONE, "13800000001");
                Callable<Boolean> work = () -> IntStream.range(0, 2_000).allMatch(i -> vault.open(SealedField.PHONE, vault.seal(SealedField.PHONE, "1380000" + i)).equals("1380000" + i)
                        && Arrays.equals(hash, vault.hash(SealedField.PHONE, "13800000001")));
                for (var done : threads.invokeAll(java.util.Collections.nCopies(8, work))) {
                    assertTrue(done.get());
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aPageOfTwentyPersonsCostsLittle() {
        for (Suite suite : Suite.values()) {
            Vault vault = vault(ONE, suite);
            byte[] sealed = vault.seal(SealedField.IDENTITY_NUMBER, NUMBER);
            long opened = nanos(() -> vault.open(SealedField.IDENTITY_NUMBER, sealed));
            System.out.printf("VaultTest: %s opens a value in %,d ns, seals in %,d ns, hashes under one key and suite in %,d ns%n", suite, opened,
                    nanos(() -> vault.seal(SealedField.IDENTITY_NUMBER, NUMBER)), nanos(() -> vault.hash(SealedField.IDENTITY_NUMBER, NUMBER)));
            assertTrue(opened < 250_000, "40 values in " + 40 * opened + " ns");
        }
    }

    private static long nanos(Runnable work) {
        long start = 0;
        for (int i = -20_000; i < 20_000; i++) {
            start = i == 0 ? System.nanoTime() : start;
            work.run();
        }
        return (System.nanoTime() - start) / 20_000;
    }

    @Test
    void keysThatCannotBeUsedAreRefusedByTheirPlaceAndNeverRepeated() {
        for (String bad : List.of("", "  # remark", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "a:AAEC", "a b:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", ONE + "," + ONE,
                ONE + ",other" + ONE.substring(5), "a-very-long-identifier:" + ONE.substring(6), "钥:" + ONE.substring(6), "a:!!!!AwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")) {
            BadKeys refused = assertThrows(BadKeys.class, () -> Keyring.parse(bad), bad);
            for (String said : List.of(refused.getMessage(), refused.text().chinese(), refused.text().english())) {
                assertFalse(said.contains("AAEC") || said.contains("AwQFBg"), said);
            }
        }
        assertEquals(List.of("2026b", "2026a"), vault("# the new one\n" + TWO + "\n# until all is sealed anew\n" + ONE + "\n", Suite.NATIONAL).keyIds());
    }
}
