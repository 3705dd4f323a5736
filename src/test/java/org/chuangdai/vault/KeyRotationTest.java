package org.chuangdai.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.OwnerConnection;
import org.chuangdai.entrepreneur.EntrepreneurSheet;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.transfer.Imports;
import org.chuangdai.transfer.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything comes under the new key while the service reads and writes, and another process still writes under the old one. */
@QuarkusTest
@QuarkusTestResource(value = KeyRotationTest.TwoKeys.class, restrictToAnnotatedClass = true)
class KeyRotationTest {
    private static final String NEW_KEY = "new:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final String LOST_KEY = "lost:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final int PEOPLE = 3_000;
    private static final int NEWCOMERS = 1_000;
    private static final String HEADER = "identityNumber,name,phone,division";
    private static final String LOOKED_UP = "query ($id: String) { entrepreneurs(filter: { identityNumber: $id }) { nodes { id identityNumber birthYear } } }";

    /** A database of its own, whose service writes under the new key and knows the one before. */
    public static class TwoKeys extends PostgresResource {
        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>(super.start());
            settings.put(VaultSettings.KEYS, NEW_KEY + "," + DemoKeys.SETTING);
            return settings;
        }
    }

    @Inject
    DataSource dataSource;
    @Inject
    Vault vault;
    @Inject
    KeyRotation rotation;
    @Inject
    EntrepreneurSheet sheet;
    /** A process that knows the new key and does not write under it yet. */
    private final Vault before = new Vault(Keyring.parse(DemoKeys.SETTING + "," + NEW_KEY), Suite.INTERNATIONAL);
    private final Vault beforeNational = new Vault(Keyring.parse(DemoKeys.SETTING + "," + NEW_KEY), Suite.NATIONAL);

    @BeforeEach
    void peopleUnderTheOldKeyInBothSuites() throws Exception {
        List<String> numbers = IntStream.range(0, PEOPLE).mapToObj(KeyRotationTest::number).toList();
        new Fixtures(before).persons(numbers.subList(0, PEOPLE / 2), "张", "360822", "{}");
        new Fixtures(beforeNational).persons(numbers.subList(PEOPLE / 2, PEOPLE), "张", "360822", "{}");
        Imports.run(dataSource, before, sheet, lines(i -> line(i, phone(i)), 0, PEOPLE / 2));
    }

    @AfterEach
    void nobody() throws Exception {
        try (Connection connection = OwnerConnection.open(); Statement statement = connection.createStatement()) {
            statement.execute("delete from entrepreneur");
        }
    }

    private interface Line {
        String of(int person);
    }

    private static String[] lines(Line line, int from, int until) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        IntStream.range(from, until).mapToObj(line::of).forEach(lines::add);
        return lines.toArray(String[]::new);
    }

    private static String number(int person) {
        return Fixtures.identityNumber(1_000 + person);
    }

    private static String line(int person, String phone) {
        return number(person) + ",张," + phone + ",360822";
    }

    private static String phone(int person) {
        return "1380000%04d".formatted(person);
    }

    @Test
    void lookupsAreRightAtEveryMomentAndAllIsUnderTheNewKeyAtTheEnd() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService others = Executors.newFixedThreadPool(4);
        List<Future<Integer>> work = new ArrayList<>();
        try {
            work.add(others.submit(repeated(ended, new Random(1), this::lookUp)));
            work.add(others.submit(repeated(ended, new Random(2), this::lookUp)));
            work.add(others.submit(repeated(ended, new Random(3), random -> changePhones(vault, random))));
            work.add(others.submit(repeated(ended, new Random(4), random -> changePhones(before, random))));
            AtomicInteger batches = new AtomicInteger();
            assertThrows(IllegalStateException.class, () -> rotation.run((field, values) -> {
                if (batches.incrementAndGet() == 3) {
                    throw new IllegalStateException("stopped");
                }
            }));
            long left = under("demo");
            assertTrue(left > 0 && under("new") > 0, "stopped half-way: " + rotation.held());
            String counts = both();
            assertEquals("1000 created, 0 updated, 1000 unchanged, 0 rejected", counts);
            rotation.run((field, values) -> { });
            ended.set(true);
            for (Future<Integer> one : work) {
                assertTrue(one.get() > 0, "each of them had its turn");
            }
            KeyRotation.Outcome outcome = rotation.run((field, values) -> { });
            assertEquals(0, outcome.left());
            assertEquals(List.of(), outcome.failures());
            assertEquals(0, under("demo"));
            everyoneIsThereOnce();
        } finally {
            ended.set(true);
            others.shutdownNow();
        }
    }

    /** The same newcomers through two processes at the same time, one under each key: recorded once. */
    private String both() throws Exception {
        String[] file = lines(i -> line(i, phone(i)), PEOPLE, PEOPLE + NEWCOMERS);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            long created = 0;
            long unchanged = 0;
            List<Callable<String>> imports = List.of(() -> Imports.run(dataSource, before, sheet, file), () -> Upload.counts(Upload.csv("entrepreneurs", file)));
            for (Future<String> one : two.invokeAll(imports)) {
                String[] counts = one.get().split("[ ,]+");
                created += Long.parseLong(counts[0]);
                unchanged += Long.parseLong(counts[4]);
                assertEquals("0", counts[6]);
            }
            return "%d created, 0 updated, %d unchanged, 0 rejected".formatted(created, unchanged);
        } finally {
            two.shutdown();
        }
    }

    private interface Turn {
        void take(Random random) throws Exception;
    }

    private static Callable<Integer> repeated(AtomicBoolean ended, Random random, Turn turn) {
        return () -> {
            int turns = 0;
            while (!ended.get()) {
                turn.take(random);
                turns++;
            }
            return turns;
        };
    }

    private void lookUp(Random random) {
        String number = number(random.nextInt(PEOPLE));
        assertEquals(List.of(number.substring(0, 3) + "***********" + number.substring(14)),
                GraphQL.ask(LOOKED_UP, Map.of("id", number)).getList("data.entrepreneurs.nodes.identityNumber"));
    }

    private void changePhones(Vault under, Random random) throws Exception {
        int from = random.nextInt(PEOPLE - 50);
        String counts = Imports.run(dataSource, under, sheet, lines(i -> line(i, "139" + String.format("%08d", random.nextInt(100_000_000))), from, from + 50));
        assertEquals("0 created, 50 updated, 0 unchanged, 0 rejected", counts);
    }

    private long under(String key) throws Exception {
        return rotation.held().entrySet().stream().filter(entry -> entry.getKey().split(" ")[1].equals(key)).mapToLong(Map.Entry::getValue).sum();
    }

    private void everyoneIsThereOnce() throws Exception {
        try (Connection connection = OwnerConnection.open(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select identity_cipher, identity_hash, phone_cipher, phone_hash from entrepreneur")) {
            Map<String, Integer> seen = new HashMap<>();
            while (rows.next()) {
                String number = vault.open(SealedField.IDENTITY_NUMBER, rows.getBytes(1));
                seen.merge(number, 1, Integer::sum);
                assertArrayEquals(vault.hash(SealedField.IDENTITY_NUMBER, number), rows.getBytes(2));
                assertArrayEquals(vault.hash(SealedField.PHONE, vault.open(SealedField.PHONE, rows.getBytes(3))), rows.getBytes(4));
            }
            assertEquals(PEOPLE + NEWCOMERS, seen.size());
            assertEquals(List.of(), seen.entrySet().stream().filter(entry -> entry.getValue() > 1).toList());
        }
    }

    @Test
    void aFileIsUnchangedWhicheverKeyItsRowsAreUnder() throws Exception {
        String[] file = lines(i -> line(i, phone(i)), 0, PEOPLE / 2);
        assertEquals("0 created, 0 updated, 1500 unchanged, 0 rejected", Upload.counts(Upload.csv("entrepreneurs", file)));
        assertEquals(0, under("new"), "and nothing was written");
        assertEquals("0 created, 1 updated, 1499 unchanged, 0 rejected", Upload.counts(Upload.csv("entrepreneurs", lines(i -> line(i, phone(i == 7 ? 8 : i)), 0, PEOPLE / 2))));
        assertEquals(1, under("new"));
        assertEquals(0, new RotateKeysCommand(rotation, vault).run());
        assertEquals("0 created, 1 updated, 1499 unchanged, 0 rejected", Upload.counts(Upload.csv("entrepreneurs", file)));
        assertEquals("0 created, 0 updated, 1500 unchanged, 0 rejected", Upload.counts(Upload.csv("entrepreneurs", file)));
    }

    @Test
    void whatDoesNotOpenOrIsThereTwiceIsNamedAndTheRestIsDone() throws Exception {
        Vault lost = new Vault(Keyring.parse(LOST_KEY), Suite.INTERNATIONAL);
        long unreadable = new Fixtures(lost).persons(List.of(number(8_000)), "张", "360822", "{}")[0];
        long twice = new Fixtures(vault).persons(List.of(number(0)), "张", "360822", "{}")[0];
        KeyRotation.Outcome outcome = rotation.run((field, values) -> { });
        assertEquals(2, outcome.left());
        assertEquals(List.of("same", "sealed"), outcome.failures().stream().map(failure -> failure.reason().replaceAll(".*(same|sealed).*", "$1")).sorted().toList());
        assertTrue(outcome.failures().stream().anyMatch(failure -> failure.id() == unreadable));
        assertFalse(outcome.failures().stream().anyMatch(failure -> failure.id() == twice));
        outcome.failures().forEach(failure -> assertFalse(failure.reason().contains("9900"), failure.reason()));
        assertEquals(PEOPLE - 1 + 1 + PEOPLE / 2, under("new"));
        assertEquals(1, under("lost"));
        assertEquals(1, new RotateKeysCommand(rotation, vault).run());
    }
}
