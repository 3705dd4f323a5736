package org.chuangdai.repayment;

import static org.chuangdai.repayment.LoanCommands.input;
import static org.chuangdai.repayment.LoanCommands.outcome;
import static org.chuangdai.repayment.LoanCommands.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chuangdai.CalendarClock;
import org.chuangdai.repayment.ModelLoan.Post;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Random commands, valid and not, to loans in 哈尔滨市双城区 (230113), contracts LL-: after each one the service says of the loan what the model
 * says. {@code -Dchuangdai.test.seed} repeats a run, {@code -Dchuangdai.test.lives} makes it longer.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanLifePropertyTest {
    private static final int COMMANDS = 30;
    private final long seed = Long.getLong("chuangdai.test.seed", System.nanoTime());
    private final int lives = Integer.getInteger("chuangdai.test.lives", 12);
    private final Random random = new Random(seed);
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private LocalDate today;
    private long bank;
    private long person;
    private long id;
    private String contractNo;
    private ModelLoan model;
    private int serials;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    @BeforeAll
    void aPlaceWhoseFundBearsFourFifths() {
        System.out.println(getClass().getSimpleName() + ": chuangdai.test.seed=" + seed);
        today = clock.today();
        bank = fixtures.bank("LL-BANK");
        person = fixtures.person(7290, "230113");
        long version = fixtures.insert("""
                insert into policy_version (division, effective_from, document_no, title, extension_months_max, compensation_after_days)
                values ('230113000000', '2000-01-01', 'LL-1', '试验', ?, ?) returning id""", ModelLoan.EXTENSION_MONTHS_MAX, ModelLoan.OVERDUE_DAYS);
        fixtures.execute("insert into policy_fund_share (version_id, share) values (?, ?)", version, ModelLoan.FUND_SHARE);
    }

    @Test
    void whateverHappensTheBooksSayWhatTheRulesSay() {
        for (int life = 1; life <= lives; life++) {
            lend(life);
            List<String> story = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                String step = command();
                story.add(step);
                outcomes.merge(step.replaceAll("\\(.*\\)", ""), 1, Integer::sum);
                compare("seed " + seed + ", " + contractNo + ": " + story);
            }
        }
        System.out.println(getClass().getSimpleName() + ": " + outcomes);
    }

    private void lend(int life) {
        BigDecimal amount = yuan(1_000_000 + random.nextInt(9_000_000));
        LocalDate disbursedOn = today.minusDays(60 + random.nextInt(640));
        BigDecimal subsidised = random.nextBoolean() ? amount : yuan(1_000_000 + random.nextInt(4_000_000));
        List<BigDecimal> rates = random.nextBoolean() ? List.of(new BigDecimal("2.1750")) : List.of(new BigDecimal("4.3500"), new BigDecimal("2.9000"));
        contractNo = "LL-" + life;
        id = fixtures.loan(contractNo, person, null, null, "230113", bank, amount.toPlainString(), disbursedOn.toString());
        fixtures.execute("update loan set subsidised_amount = ?, subsidy_rates = ?::numeric[] where id = ?", subsidised, rates.toString().replace('[', '{').replace(']', '}'), id);
        model = new ModelLoan(amount, disbursedOn, today, subsidised, rates);
        if (random.nextBoolean()) {
            // Paid to the day, so that not every life is one of a late payer.
            int due = (int) model.schedule.stream().filter(line -> line.dueOn().isBefore(today)).count();
            model.schedule.subList(0, Math.max(0, due - random.nextInt(2))).forEach(line -> paid(line));
        }
    }

    private void paid(Schedule.Line line) {
        String serialNo = serial();
        fixtures.repayment(serialNo, id, "SCHEDULED", line.dueOn().toString(), line.principal().toPlainString());
        model.posts.add(new Post(serialNo, "SCHEDULED", line.dueOn(), line.principal(), BigDecimal.ONE, BigDecimal.ZERO, null, null));
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    private String serial() {
        return "LL-S-" + ++serials;
    }

    /** Sends a random command, holds its outcome against the model's, and lets the model follow; says which and how it went. */
    private String command() {
        int dice = random.nextBoolean() ? apt() : random.nextInt(100);
        if (dice < 32) {
            return repay();
        }
        if (dice < 50) {
            return reverse();
        }
        if (dice < 60) {
            return extend();
        }
        if (dice < 70) {
            return told("claimCompensation", input("contractNo", contractNo), claimed(), () -> model.claimedOn = today);
        }
        if (dice < 82) {
            return decide();
        }
        return dice < 94 ? recover() : writeOff();
    }

    /** The dice of a command that leads on from the state, so that lives come to their ends. */
    private int apt() {
        return switch (model.status()) {
            case "OVERDUE" -> model.overdueDays() > ModelLoan.OVERDUE_DAYS ? 60 : random.nextInt(100);
            case "COMPENSATION_CLAIMED" -> 70;
            case "COMPENSATED" -> 82 + random.nextInt(18);
            default -> random.nextInt(100);
        };
    }

    private String told(String name, Map<String, Object> input, String expected, Runnable change) {
        assertEquals(expected, outcome(run(name, input)), () -> "seed " + seed + ", " + contractNo + ": " + name + input + " of a loan that is " + model.status());
        if (expected.equals("OK")) {
            change.run();
        }
        Map<String, Object> shown = new TreeMap<>(input);
        shown.keySet().removeAll(List.of("idempotencyKey", "contractNo"));
        return name + " " + expected + "(" + shown + ")";
    }

    private LocalDate day() {
        int dice = random.nextInt(12);
        if (dice == 0) {
            return today.plusDays(1);
        }
        long age = ChronoUnit.DAYS.between(model.disbursedOn, today);
        return dice == 1 ? model.disbursedOn.minusDays(1) : dice < 6 ? today : model.disbursedOn.plusDays(random.nextInt((int) age + 1));
    }

    /** Some of what is left, all of it, or a fen more. */
    private BigDecimal some(BigDecimal left) {
        return switch (random.nextInt(8)) {
            case 0 -> left.add(yuan(1));
            case 1 -> left.max(yuan(1));
            default -> yuan(1 + Math.abs(random.nextLong() % Math.max(1, left.movePointRight(2).longValueExact())));
        };
    }

    private String repay() {
        String kind = List.of("SCHEDULED", "EARLY", "OVERDUE", "SCHEDULED", "EARLY", "OVERDUE", "COMPENSATION").get(random.nextInt(7));
        LocalDate day = day();
        BigDecimal principal = random.nextInt(5) == 0 ? yuan(0) : random.nextInt(3) > 0 && model.overduePrincipal().signum() > 0 ? model.overduePrincipal() : some(model.balance());
        BigDecimal interest = yuan(random.nextInt(3) * 1234L);
        BigDecimal penalty = yuan(random.nextInt(4) == 0 ? 55 : 0);
        Map<String, Object> input = input("contractNo", contractNo, "bankSerialNo", serial(), "kind", kind, "paidOn", day, "principal", principal, "interest", interest, "penalty", penalty);
        Post known = random.nextInt(10) == 0 && !model.posts.isEmpty() ? model.posts.get(random.nextInt(model.posts.size())) : null;
        if (known != null) {
            input.put("bankSerialNo", known.serialNo);
            boolean same = known.kind.equals(kind) && known.paidOn.equals(day) && known.principal.compareTo(principal) == 0 && known.interest.compareTo(interest) == 0
                    && known.penalty.compareTo(penalty) == 0;
            return told("postRepayment", input, same ? "OK" : "CONFLICT", () -> { });
        }
        String expected = "OK";
        if (!List.of("ACTIVE", "OVERDUE", "EXTENDED", "COMPENSATION_CLAIMED").contains(model.status())) {
            expected = "ILLEGAL_TRANSITION";
        } else if (kind.equals("COMPENSATION")) {
            expected = "WRONG_KIND";
        } else if (principal.add(interest).add(penalty).signum() == 0) {
            expected = "NOTHING_PAID";
        } else if (model.dayRule(day) != null) {
            expected = model.dayRule(day);
        } else if (principal.compareTo(model.balance()) > 0) {
            expected = "OVERPAID";
        }
        return told("postRepayment", input, expected, () -> model.posts.add(new Post((String) input.get("bankSerialNo"), kind, day, principal, interest, penalty, null, null)));
    }

    private String reverse() {
        Post post = model.posts.isEmpty() ? null : model.posts.get(Math.max(random.nextInt(model.posts.size()), random.nextInt(model.posts.size())));
        String serialNo = serial();
        String expected = "OK";
        if (post == null) {
            expected = "UNKNOWN_REPAYMENT";
        } else if (post.reversalOf != null) {
            expected = "REVERSAL_OF_REVERSAL";
        } else if (post.reversed) {
            expected = "ALREADY_REVERSED";
        } else if (post.kind.equals("COMPENSATION") && model.compensated().subtract(post.principal).compareTo(model.recovered().add(model.writtenOff())) < 0) {
            expected = model.recovered().signum() > 0 ? "RECOVERY_EXCEEDS_COMPENSATION" : "WRITE_OFF_EXCEEDS_COMPENSATION";
        }
        Map<String, Object> input = input("bankSerialNo", post == null ? "LL-NONE" : post.serialNo, "reversalSerialNo", serialNo, "reason", "试验");
        return told("reverseRepayment", input, expected, () -> {
            post.reversed = true;
            model.posts.add(new Post(serialNo, "REVERSAL", today, post.principal, post.interest, post.penalty, post.fund, post));
        });
    }

    private String extend() {
        LocalDate day = day();
        int months = 1 + random.nextInt(14);
        String expected = "OK";
        if (!model.status().equals("ACTIVE")) {
            expected = "ILLEGAL_TRANSITION";
        } else if (model.dayRule(day) != null) {
            expected = model.dayRule(day);
        } else if (!day.isBefore(model.maturesOn)) {
            expected = "AFTER_MATURITY";
        } else if (months > ModelLoan.EXTENSION_MONTHS_MAX) {
            expected = "EXTENSION_TOO_LONG";
        }
        return told("extendLoan", input("contractNo", contractNo, "agreedOn", day, "months", months), expected, () -> model.extend(day, months));
    }

    private String claimed() {
        if (!model.status().equals("OVERDUE")) {
            return "ILLEGAL_TRANSITION";
        }
        return model.overdueDays() > ModelLoan.OVERDUE_DAYS ? "OK" : "NOT_OVERDUE_ENOUGH";
    }

    private String decide() {
        boolean claimed = model.status().equals("COMPENSATION_CLAIMED");
        if (random.nextInt(3) == 0) {
            return told("payCompensation", input("contractNo", contractNo, "decision", "REFUSE", "opinion", "试验"), claimed ? "OK" : "ILLEGAL_TRANSITION", () -> model.claimedOn = null);
        }
        LocalDate day = random.nextInt(4) == 0 ? day() : today;
        String serialNo = serial();
        String expected = claimed ? "OK" : "ILLEGAL_TRANSITION";
        if (claimed && model.dayRule(day) != null) {
            expected = model.dayRule(day);
        } else if (claimed && day.isBefore(model.claimedOn)) {
            expected = "BEFORE_CLAIM";
        }
        return told("payCompensation", input("contractNo", contractNo, "decision", "PAY", "bankSerialNo", serialNo, "paidOn", day), expected, () -> {
            BigDecimal principal = model.balance();
            model.posts.add(new Post(serialNo, "COMPENSATION", day, principal, BigDecimal.ZERO, BigDecimal.ZERO,
                    principal.multiply(ModelLoan.FUND_SHARE).setScale(2, RoundingMode.HALF_UP), null));
        });
    }

    private String recover() {
        BigDecimal rest = model.compensated().subtract(model.recovered());
        BigDecimal principal = some(rest);
        LocalDate day = day();
        String serialNo = serial();
        String expected = "OK";
        if (!model.status().equals("COMPENSATED")) {
            expected = "ILLEGAL_TRANSITION";
        } else if (model.dayRule(day) != null) {
            expected = model.dayRule(day);
        } else if (principal.compareTo(rest) > 0) {
            expected = "RECOVERY_EXCEEDS_COMPENSATION";
        }
        return told("recordRecovery", input("contractNo", contractNo, "bankSerialNo", serialNo, "paidOn", day, "principal", principal), expected,
                () -> model.posts.add(new Post(serialNo, "RECOVERY", day, principal, BigDecimal.ZERO, BigDecimal.ZERO, model.fundPart(principal), null)));
    }

    private String writeOff() {
        String serialNo = serial();
        BigDecimal rest = model.compensated().subtract(model.recovered());
        boolean resolved = random.nextBoolean();
        Map<String, Object> input = input("contractNo", contractNo, "bankSerialNo", serialNo, "paidOn", today);
        String expected = model.status().equals("COMPENSATED") ? "RESOLUTION_MISSING" : "ILLEGAL_TRANSITION";
        if (resolved && rest.signum() > 0) {
            input.put("resolution", LoanCommands.resolution(fixtures, "LL-R-" + serialNo, "APPROVE_WRITE_OFF", id, rest.toPlainString()));
            expected = model.status().equals("COMPENSATED") ? "OK" : expected;
        }
        return told("writeOffLoan", input, expected, () -> model.posts.add(new Post(serialNo, "WRITE_OFF", today, rest, BigDecimal.ZERO, BigDecimal.ZERO, null, null)));
    }

    private void compare(String story) {
        LoanMirror.assertServed(model, contractNo, story);
        assertEquals(0, fixtures.insert("select count(*) from ledger_difference where loan_id = ?", id), story);
        LocalDate from = today.withDayOfMonth(1).minusMonths(random.nextInt(24));
        assertEquals(model.subsidy(from, from.plusMonths(3)).movePointRight(2).longValueExact(),
                fixtures.insert("select (amount * 100)::bigint from interest_subsidy_earned(?, ?, ?)", id, from, from.plusMonths(3)), () -> "subsidy from " + from + " in " + story);
    }
}
