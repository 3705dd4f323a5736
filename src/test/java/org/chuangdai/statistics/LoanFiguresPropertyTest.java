package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuangdai.CalendarClock;
import org.chuangdai.statistics.NaiveLedger.Loan;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Random loans in 青海 (63): whatever is asked, the service answers what the definitions say, row by row. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanFiguresPropertyTest {
    private static final int QUESTIONS = 25;
    private static final String LOAN_FIGURES = "loanCount borrowerCount jobsDriven disbursedAmount balance yearOnYear";
    private static final String REPAYMENT_FIGURES =
            "dueAmount repaidAmount repaymentRate receivedAmount overdueBalance overdueRate compensatedAmount compensationRate recoveredAmount recoveryRate";
    /** Dimensions other than time, with the code each loan has in them. */
    private static final Map<String, Function<Loan, String>> CODES = new TreeMap<>(Map.of(
            "PROVINCE", loan -> loan.division().substring(0, 2), "PREFECTURE", loan -> loan.division().substring(0, 4),
            "COUNTY", loan -> loan.division().substring(0, 6), "BANK", Loan::bank, "GROUP", loan -> loan.group() == null ? "NONE" : loan.group(),
            "SEQUENCE", loan -> String.valueOf(loan.sequence()), "AGRICULTURAL", loan -> String.valueOf(loan.agricultural())));
    private final long seed = Long.getLong("chuangdai.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private List<Loan> loans;

    /** A question: grouping, period with ends that may be open, and whether only one county is asked for. */
    private record Question(List<String> groupBy, LocalDate from, LocalDate to, String division) {
        String over(String query, String figures) {
            return "%s(period: { from: %s, to: %s }, filter: { division: \"%s\" }, groupBy: [%s]) { key { code } %s }"
                    .formatted(query, quoted(from), quoted(to), division, String.join(", ", groupBy), figures);
        }

        private static String quoted(LocalDate day) {
            return day == null ? "null" : "\"" + day + "\"";
        }
    }

    @BeforeAll
    void randomLoans() {
        System.out.println(getClass().getSimpleName() + ": chuangdai.test.seed=" + seed);
        loans = new RandomLoans(random, fixtures, clock.today()).insert(80);
    }

    @Test
    void everyRowAnswersAsItsRecordsAloneWould() {
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = randomQuestion();
            JsonPath answer = ask("{ " + question.over("loanStatistics", LOAN_FIGURES) + question.over("repaymentStatistics", REPAYMENT_FIGURES) + " }");
            compare(question, answer, "loanStatistics", (part, from, to) -> NaiveLedger.loanFigures(part, from, to));
            compare(question, answer, "repaymentStatistics", (part, from, to) -> NaiveLedger.repaymentFigures(part, from, to, clock.today()));
        }
    }

    @Test
    void additiveFiguresOfTheRowsSumToTheWhole() {
        for (int i = 0; i < QUESTIONS; i++) {
            Question split = randomQuestion();
            boolean overTime = split.groupBy().stream().anyMatch(name -> !CODES.containsKey(name));
            Question whole = new Question(List.of(), split.from(), split.to(), split.division());
            List<String> additive = new ArrayList<>(List.of("loanCount", "disbursedAmount"));
            additive.addAll(overTime ? List.of() : List.of("balance"));
            assertSums(split, whole, "loanStatistics", additive);
            List<String> repaid = new ArrayList<>(List.of("dueAmount", "receivedAmount", "compensatedAmount", "recoveredAmount"));
            repaid.addAll(overTime ? List.of() : List.of("repaidAmount", "overdueBalance"));
            assertSums(split, whole, "repaymentStatistics", repaid);
        }
    }

    @Test
    void rowsOpenToExactlyTheirLoans() {
        for (int i = 0; i < 10; i++) {
            Question question = randomQuestion();
            JsonPath answer = ask("{ " + question.over("loanStatistics", "loanCount disbursedAmount loans(first: 200) { totalCount nodes { contractNo amount } }") + " }");
            List<String> opened = new ArrayList<>();
            for (Map<String, ?> row : answer.<Map<String, ?>>getList("data.loanStatistics")) {
                Map<?, ?> connection = (Map<?, ?>) row.get("loans");
                List<Map<?, ?>> nodes = (List<Map<?, ?>>) connection.get("nodes");
                assertEquals(row.get("loanCount"), connection.get("totalCount"), question::toString);
                assertEquals(row.get("loanCount"), nodes.size(), question::toString);
                assertEquals(row.get("disbursedAmount"), NaiveLedger.sum(nodes.stream().map(node -> (BigDecimal) node.get("amount"))), question::toString);
                nodes.forEach(node -> opened.add((String) node.get("contractNo")));
            }
            List<String> expected = inQuestion(question).stream().filter(loan -> within(loan, question)).map(loan -> RandomLoans.contractNo(loan.number())).sorted().toList();
            assertEquals(expected, opened.stream().sorted().toList(), question::toString);
        }
    }

    @Test
    void riskOfAnyDayAgreesWithTheStatisticsAndWithEveryLoan() {
        for (int i = 0; i < QUESTIONS; i++) {
            LocalDate day = i == 0 ? clock.today() : clock.today().minusDays(random.nextInt(1_200));
            String groupBy = List.of("[]", "[BANK]", "[COUNTY, BANK]").get(i % 3);
            JsonPath answer = ask("""
                    { risk: riskStatistics(asOf: "%1$s", filter: { division: "63" }, groupBy: %2$s) { key { code } balance overdueBalance overdueRate nonPerformingBalance compensatedAmount recoveredAmount }
                      repaid: repaymentStatistics(period: { to: "%1$s" }, filter: { division: "63" }, groupBy: %2$s) { key { code } overdueBalance overdueRate compensatedAmount recoveredAmount }
                      lent: loanStatistics(period: { to: "%1$s" }, filter: { division: "63" }, groupBy: %2$s) { key { code } balance }
                      ages: overdueAgeing(asOf: "%1$s", filter: { division: "63" }) { overdueBalance loanCount } }""".formatted(day, groupBy));
            for (List<String> figure : List.of(List.of("repaid", "overdueBalance"), List.of("repaid", "compensatedAmount"), List.of("repaid", "recoveredAmount"), List.of("lent", "balance"))) {
                assertEquals(byRow(answer, figure.get(0), figure.get(1)), byRow(answer, "risk", figure.get(1)), () -> figure + " on " + day + " by " + groupBy + ", seed " + seed);
            }
            if (groupBy.equals("[]")) {
                assertEquals(answer.<BigDecimal>get("data.repaid[0].overdueRate"), answer.get("data.risk[0].overdueRate"));
                assertEquals(NaiveLedger.sum(loans.stream().filter(loan -> daysOverdue(loan, day) > 90).map(loan -> loan.balance(day))), answer.get("data.risk[0].nonPerformingBalance"),
                        () -> "non-performing on " + day + ", seed " + seed);
            }
            assertEquals(NaiveLedger.sum(loans.stream().map(loan -> loan.overdue(day))), NaiveLedger.sum(answer.<BigDecimal>getList("data.ages.overdueBalance").stream()));
            assertEquals(List.of(ages(day, 1, 30), ages(day, 31, 60), ages(day, 61, 90), ages(day, 91, 180), ages(day, 181, 99_999)), answer.getList("data.ages.loanCount"),
                    () -> "ages on " + day + ", seed " + seed);
        }
    }

    private int ages(LocalDate day, long from, long to) {
        return (int) loans.stream().mapToLong(loan -> daysOverdue(loan, day)).filter(days -> days >= from && days <= to).count();
    }

    private static long daysOverdue(Loan loan, LocalDate day) {
        return loan.balance(day).signum() == 0 ? 0 : loan.schedule().stream().filter(line -> line.dueOn().isBefore(day) && line.cumulativePrincipal().compareTo(loan.covered(day)) > 0)
                .findFirst().map(line -> ChronoUnit.DAYS.between(line.dueOn(), day)).orElse(0L);
    }

    /** A money figure by row, rows without any left out. */
    private static Map<List<String>, BigDecimal> byRow(JsonPath answer, String query, String figure) {
        return answer.<Map<String, Object>>getList("data." + query).stream().filter(row -> ((BigDecimal) row.get(figure)).signum() != 0)
                .collect(Collectors.toMap(LoanFiguresPropertyTest::codes, row -> (BigDecimal) row.get(figure)));
    }

    private static boolean within(Loan loan, Question question) {
        return (question.from() == null || !loan.disbursedOn().isBefore(question.from())) && (question.to() == null || !loan.disbursedOn().isAfter(question.to()));
    }

    private interface Figures {
        Map<String, Object> of(List<Loan> part, LocalDate from, LocalDate to);
    }

    private void compare(Question question, JsonPath answer, String query, Figures figures) {
        Map<List<String>, Map<String, Object>> expected = expected(question, figures);
        Map<List<String>, Map<String, Object>> answered = new HashMap<>();
        List<List<String>> order = new ArrayList<>();
        for (Map<String, Object> row : answer.<Map<String, Object>>getList("data." + query)) {
            order.add(codes(row));
            Map<String, Object> values = new TreeMap<>(row);
            values.remove("key");
            answered.put(codes(row), values);
        }
        assertEquals(order.stream().sorted(LoanFiguresPropertyTest::byCodes).toList(), order, () -> "order of rows, seed " + seed);
        expected.forEach((codes, values) -> {
            if (answered.containsKey(codes) || !question.groupBy().isEmpty() && values.values().stream().allMatch(LoanFiguresPropertyTest::nothing)) {
                Map<String, Object> own = answered.getOrDefault(codes, values);
                assertEquals(values, own, () -> query + " " + question + " " + codes + ", seed " + seed);
            } else {
                boolean onlyBalance = query.equals("repaymentStatistics") && nothing(values.get("dueAmount"));
                assertTrue(onlyBalance && nothing(values.get("receivedAmount")), () -> "no row for " + codes + " " + values + " of " + question + ", seed " + seed);
            }
        });
        assertTrue(expected.keySet().containsAll(answered.keySet()), () -> "rows without records: " + answered.keySet() + " of " + question + ", seed " + seed);
    }

    private static int byCodes(List<String> one, List<String> other) {
        return String.join("\0", one).compareTo(String.join("\0", other));
    }

    private static boolean nothing(Object value) {
        return value == null || value instanceof BigDecimal money && money.signum() == 0 || value.equals(0);
    }

    private Map<List<String>, Map<String, Object>> expected(Question question, Figures figures) {
        LocalDate to = question.to() == null ? clock.today() : question.to();
        List<Loan> asked = inQuestion(question).stream().filter(loan -> !loan.disbursedOn().isAfter(to)).toList();
        TimeGrain grain = question.groupBy().stream().filter(name -> !CODES.containsKey(name)).map(TimeGrain::valueOf).max(TimeGrain::compareTo).orElse(null);
        Map<List<String>, List<Loan>> cells = asked.stream().collect(Collectors.groupingBy(loan -> question.groupBy().stream().filter(CODES::containsKey).map(name -> CODES.get(name).apply(loan)).toList()));
        if (question.groupBy().stream().noneMatch(CODES::containsKey)) {
            cells.putIfAbsent(List.of(), List.of());
        }
        Map<List<String>, Map<String, Object>> expected = new HashMap<>();
        cells.forEach((codes, part) -> {
            if (grain == null) {
                expected.put(codes, figures.of(part, question.from(), to));
                return;
            }
            LocalDate first = question.from() != null ? question.from() : asked.stream().map(Loan::disbursedOn).min(LocalDate::compareTo).orElse(to.plusDays(1));
            for (LocalDate start = start(first, grain); !start.isAfter(to); start = next(start, grain)) {
                LocalDate from = question.from() != null && question.from().isAfter(start) ? question.from() : start;
                LocalDate end = next(start, grain).minusDays(1);
                expected.put(key(question, codes, start), figures.of(part, from, end.isAfter(to) ? to : end));
            }
        });
        return expected;
    }

    private static List<String> key(Question question, List<String> codes, LocalDate bucket) {
        List<String> key = new ArrayList<>();
        int next = 0;
        for (String name : question.groupBy()) {
            key.add(switch (name) {
                case "YEAR" -> String.valueOf(bucket.getYear());
                case "QUARTER" -> bucket.getYear() + "-Q" + (bucket.getMonthValue() + 2) / 3;
                case "MONTH" -> bucket.toString().substring(0, 7);
                default -> codes.get(next++);
            });
        }
        return key;
    }

    private static LocalDate start(LocalDate day, TimeGrain grain) {
        return switch (grain) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate next(LocalDate start, TimeGrain grain) {
        return start.plusMonths(grain == TimeGrain.YEAR ? 12 : grain == TimeGrain.QUARTER ? 3 : 1);
    }

    private void assertSums(Question split, Question whole, String query, List<String> additive) {
        String fields = String.join(" ", additive);
        JsonPath answer = ask("{ whole: " + whole.over(query, fields) + " parts: " + split.over(query, fields) + " }");
        Map<String, Object> total = answer.getMap("data.whole[0]");
        List<Map<String, Object>> parts = answer.getList("data.parts");
        for (String field : additive) {
            BigDecimal sum = NaiveLedger.sum(parts.stream().map(row -> new BigDecimal(row.get(field).toString())));
            assertEquals(0, sum.compareTo(new BigDecimal(total.get(field).toString())), () -> field + " of " + split + ": " + sum + " is not " + total.get(field) + ", seed " + seed);
        }
    }

    private static List<String> codes(Map<String, ?> row) {
        return ((List<Map<String, String>>) row.get("key")).stream().map(value -> value.get("code")).toList();
    }

    private List<Loan> inQuestion(Question question) {
        return loans.stream().filter(loan -> loan.division().startsWith(question.division())).toList();
    }

    private Question randomQuestion() {
        List<String> names = new ArrayList<>(CODES.keySet());
        Collections.shuffle(names, random);
        List<String> groupBy = new ArrayList<>(names.subList(0, random.nextInt(3)));
        groupBy.addAll(Arrays.stream(TimeGrain.values()).map(Enum::name).filter(name -> random.nextInt(4) == 0).toList());
        Collections.shuffle(groupBy, random);
        LocalDate from = random.nextInt(4) == 0 ? null : clock.today().minusDays(random.nextInt(1_500));
        LocalDate end = clock.today().plusDays(200 - random.nextInt(900));
        LocalDate to = random.nextInt(4) == 0 ? null : from != null && end.isBefore(from) ? from : end;
        return new Question(groupBy, from, to, random.nextInt(4) == 0 ? RandomLoans.COUNTIES.get(0) : "63");
    }
}
