package org.chuangdai.repayment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chuangdai.loan.RepaymentMethod;

/** A loan in its repayment as the rules say, in plain Java, told what happens to it: the model that the service is compared with. */
final class ModelLoan {
    static final Set<String> BY_BORROWER = Set.of("SCHEDULED", "EARLY", "OVERDUE");
    static final BigDecimal FUND_SHARE = new BigDecimal("0.8");
    static final int EXTENSION_MONTHS_MAX = 12;
    static final int OVERDUE_DAYS = 90;
    private static final BigDecimal RATE = new BigDecimal("4.35");
    private static final BigDecimal ZERO = new BigDecimal("0.00");

    /** A posting; {@code reversed} becomes true when another one takes it back. */
    static final class Post {
        final String serialNo;
        final String kind;
        final LocalDate paidOn;
        final BigDecimal principal;
        final BigDecimal interest;
        final BigDecimal penalty;
        final BigDecimal fund;
        final Post reversalOf;
        boolean reversed;

        Post(String serialNo, String kind, LocalDate paidOn, BigDecimal principal, BigDecimal interest, BigDecimal penalty, BigDecimal fund, Post reversalOf) {
            this.serialNo = serialNo;
            this.kind = kind;
            this.paidOn = paidOn;
            this.principal = principal;
            this.interest = interest;
            this.penalty = penalty;
            this.fund = fund;
            this.reversalOf = reversalOf;
        }

        boolean counts() {
            return reversalOf == null && !reversed;
        }
    }

    final BigDecimal amount;
    final LocalDate disbursedOn;
    final LocalDate today;
    final BigDecimal subsidised;
    final List<BigDecimal> subsidyRates;
    final List<Post> posts = new ArrayList<>();
    List<Schedule.Line> schedule;
    LocalDate maturesOn;
    LocalDate extendedOn;
    LocalDate claimedOn;

    ModelLoan(BigDecimal amount, LocalDate disbursedOn, LocalDate today, BigDecimal subsidised, List<BigDecimal> subsidyRates) {
        this.amount = amount;
        this.disbursedOn = disbursedOn;
        this.today = today;
        this.subsidised = subsidised;
        this.subsidyRates = subsidyRates;
        this.maturesOn = disbursedOn.plusMonths(24);
        this.schedule = Schedule.of(amount, RATE, 24, RepaymentMethod.EQUAL_PRINCIPAL, disbursedOn);
    }

    private BigDecimal sum(Set<String> kinds) {
        return posts.stream().filter(post -> post.counts() && kinds.contains(post.kind)).map(post -> post.principal).reduce(ZERO, BigDecimal::add);
    }

    BigDecimal repaid() {
        return sum(BY_BORROWER);
    }

    BigDecimal compensated() {
        return sum(Set.of("COMPENSATION"));
    }

    BigDecimal recovered() {
        return sum(Set.of("RECOVERY"));
    }

    BigDecimal writtenOff() {
        return sum(Set.of("WRITE_OFF"));
    }

    private BigDecimal covered() {
        return repaid().add(compensated()).add(writtenOff());
    }

    BigDecimal balance() {
        return amount.subtract(covered()).max(ZERO);
    }

    LocalDate nextDueOn() {
        return schedule.stream().filter(line -> line.cumulativePrincipal().compareTo(covered()) > 0).map(Schedule.Line::dueOn).findFirst().orElse(null);
    }

    private boolean late() {
        return nextDueOn() != null && nextDueOn().isBefore(today);
    }

    String status() {
        if (compensated().signum() > 0 && recovered().compareTo(compensated()) >= 0) {
            return "RECOVERED";
        }
        if (writtenOff().signum() > 0) {
            return "WRITTEN_OFF";
        }
        if (compensated().signum() > 0) {
            return "COMPENSATED";
        }
        if (repaid().compareTo(amount) == 0) {
            return "SETTLED";
        }
        if (claimedOn != null) {
            return "COMPENSATION_CLAIMED";
        }
        String going = extendedOn == null ? "ACTIVE" : "EXTENDED";
        return late() ? "OVERDUE" : going;
    }

    BigDecimal overduePrincipal() {
        BigDecimal due = schedule.stream().filter(line -> line.dueOn().isBefore(today)).map(Schedule.Line::principal).reduce(ZERO, BigDecimal::add);
        return late() ? due.subtract(covered()) : ZERO;
    }

    int overdueDays() {
        return late() ? (int) ChronoUnit.DAYS.between(nextDueOn(), today) : 0;
    }

    List<BigDecimal> paidOfSchedule() {
        BigDecimal left = covered();
        List<BigDecimal> paid = new ArrayList<>();
        for (Schedule.Line line : schedule) {
            BigDecimal part = left.min(line.principal());
            paid.add(part);
            left = left.subtract(part);
        }
        return paid;
    }

    /** The rule that a value date breaks, or null. */
    String dayRule(LocalDate day) {
        if (day.isAfter(today)) {
            return "FUTURE_DATE";
        }
        return day.isBefore(disbursedOn) ? "BEFORE_DISBURSEMENT" : null;
    }

    /** Balance by account. */
    Map<String, BigDecimal> accounts() {
        Map<String, BigDecimal> accounts = new TreeMap<>(Map.of("PRINCIPAL", amount, "BANK", amount.negate()));
        for (Post post : posts) {
            Post origin = post.reversalOf == null ? post : post.reversalOf;
            BigDecimal sign = post.reversalOf == null ? BigDecimal.ONE : BigDecimal.ONE.negate();
            BigDecimal bank = origin.fund == null ? null : origin.principal.subtract(origin.fund);
            switch (origin.kind) {
                case "COMPENSATION" -> book(accounts, sign, "RECOVERY", origin.principal, "PRINCIPAL", origin.principal.negate(), "BANK", origin.fund, "FUND", origin.fund.negate());
                case "RECOVERY" -> book(accounts, sign, "RECOVERY", origin.principal.negate(), "BANK", bank, "FUND", origin.fund);
                case "WRITE_OFF" -> book(accounts, sign, "WRITE_OFF", origin.principal, "RECOVERY", origin.principal.negate());
                default -> book(accounts, sign, "PRINCIPAL", origin.principal.negate(), "INTEREST", origin.interest.negate(), "PENALTY", origin.penalty.negate(),
                        "BANK", origin.principal.add(origin.interest).add(origin.penalty));
            }
        }
        return accounts;
    }

    private static void book(Map<String, BigDecimal> accounts, BigDecimal sign, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (((BigDecimal) pairs[i + 1]).signum() != 0) {
                accounts.merge((String) pairs[i], ((BigDecimal) pairs[i + 1]).multiply(sign), BigDecimal::add);
            }
        }
    }

    /** The fund's part of the next recovery. */
    BigDecimal fundPart(BigDecimal principal) {
        BigDecimal fund = posts.stream().filter(post -> post.counts() && post.kind.equals("COMPENSATION")).map(post -> post.fund).reduce(ZERO, BigDecimal::add);
        BigDecimal back = posts.stream().filter(post -> post.counts() && post.kind.equals("RECOVERY")).map(post -> post.fund).reduce(ZERO, BigDecimal::add);
        return recovered().add(principal).multiply(fund).divide(compensated(), 2, RoundingMode.HALF_UP).subtract(back).max(ZERO).min(principal);
    }

    void extend(LocalDate agreedOn, int months) {
        List<Schedule.Line> kept = schedule.stream().filter(line -> !line.dueOn().isAfter(agreedOn)).toList();
        BigDecimal before = kept.isEmpty() ? ZERO : kept.get(kept.size() - 1).cumulativePrincipal();
        List<Schedule.Line> lines = new ArrayList<>(kept);
        for (Schedule.Line line : Schedule.of(amount.subtract(before), RATE, 24 - kept.size() + months, RepaymentMethod.EQUAL_PRINCIPAL, disbursedOn)) {
            int number = kept.size() + line.number();
            lines.add(new Schedule.Line(number, disbursedOn.plusMonths(number), line.principal(), line.interest(), before.add(line.cumulativePrincipal())));
        }
        schedule = lines;
        extendedOn = agreedOn;
        maturesOn = disbursedOn.plusMonths(24L + months);
    }

    /** Day by day. */
    BigDecimal subsidy(LocalDate from, LocalDate until) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            LocalDate now = day;
            boolean over = !day.isBefore(maturesOn) || extendedOn != null && !day.isBefore(extendedOn)
                    || posts.stream().anyMatch(post -> post.counts() && post.kind.equals("COMPENSATION") && !post.paidOn.isAfter(now));
            BigDecimal paid = posts.stream().filter(post -> post.counts() && !post.kind.equals("RECOVERY") && !post.paidOn.isAfter(now)).map(post -> post.principal)
                    .reduce(ZERO, BigDecimal::add);
            boolean overdue = schedule.stream().anyMatch(line -> line.dueOn().isBefore(now) && line.cumulativePrincipal().compareTo(paid) > 0);
            if (day.isBefore(disbursedOn) || over || overdue) {
                continue;
            }
            int year = 0;
            while (!disbursedOn.plusYears(year + 1L).isAfter(day)) {
                year++;
            }
            sum = sum.add(amount.subtract(paid).max(ZERO).min(subsidised).multiply(subsidyRates.get(Math.min(year, subsidyRates.size() - 1))));
        }
        return sum.divide(BigDecimal.valueOf(36000), 2, RoundingMode.HALF_UP);
    }
}
