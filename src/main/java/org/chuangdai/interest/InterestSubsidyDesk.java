package org.chuangdai.interest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** Takes interest subsidies from the bank's claim to the payment, many at once. */
@ApplicationScoped
class InterestSubsidyDesk {
    /** Subsidies of one step; a larger quarter is taken bank by bank or county by county. */
    static final int STEP_SUBSIDIES_MAX = 20_000;
    private final Commands commands;
    private final Batches batches;
    private final SubsidyTerms terms;
    private final CurrentCaller current;
    private final CalendarClock clock;

    InterestSubsidyDesk(Commands commands, Batches batches, SubsidyTerms terms, CurrentCaller current, CalendarClock clock) {
        this.commands = commands;
        this.batches = batches;
        this.terms = terms;
        this.current = current;
        this.clock = clock;
    }

    /** A subsidy that a step is taken with, held until the transaction ends. */
    record Chosen(long id, InterestSubsidyStatus status, BigDecimal amount, String division, LocalDate appliedOn, LocalDate signedOn) {
        Chosen(Cells cells) {
            this(cells.id(), cells.constant(InterestSubsidyStatus.class), cells.money(), cells.text(), cells.date(), cells.date());
        }
    }

    /** Claims or reviews; answers the batch's id, as all of these. */
    Uni<Commands.Outcome> advance(InterestSubsidyStep step, String operation, InterestSubsidyStepInput input) {
        return run(step, operation, input.idempotencyKey, input.values(), input.selection, input.opinion, null, (transaction, chosen) -> move(transaction, step, chosen));
    }

    Uni<Commands.Outcome> reject(InterestSubsidyStepInput input) {
        return run(InterestSubsidyStep.REJECT, "rejectInterestSubsidy", input.idempotencyKey, input.values(), input.selection, input.opinion, null, (transaction, chosen) -> {
            if (input.opinion == null || input.opinion.isBlank()) {
                throw new Rejection("OPINION_MISSING", "opinion", "退回须说明理由。", "Say why they are rejected.");
            }
            return move(transaction, InterestSubsidyStep.REJECT, chosen);
        });
    }

    Uni<Commands.Outcome> approve(ApproveInterestSubsidyInput input) {
        return run(InterestSubsidyStep.APPROVE, "approveInterestSubsidy", input.idempotencyKey, input.values(), input.selection, input.opinion, null, (transaction, chosen) -> {
            Uni<Function<Chosen, Shares>> shares = input.shares == null ? terms.shares(transaction, chosen) : Uni.createFrom().item(given(input.shares));
            return shares.flatMap(by -> store(transaction, chosen, by)).chain(() -> move(transaction, InterestSubsidyStep.APPROVE, chosen));
        });
    }

    Uni<Commands.Outcome> pay(PayInterestSubsidyInput input) {
        return run(InterestSubsidyStep.PAY, "payInterestSubsidy", input.idempotencyKey, input.values(), input.selection, input.opinion, input.reference, (transaction, chosen) -> {
            if (input.paidOn.isAfter(clock.today())) {
                throw new Rejection("FUTURE_DATE", "paidOn", "日期%s晚于今天。", "%s lies in the future.", input.paidOn);
            }
            return transaction.execute(Sql.of("update interest_subsidy s set status = 'PAID', reference = ?, paid_on = ? where true", input.reference, input.paidOn)
                    .andAny("s.id", ids(chosen)));
        });
    }

    private interface Change {
        Uni<?> make(Transaction transaction, List<Chosen> chosen);
    }

    private Uni<Commands.Outcome> run(InterestSubsidyStep step, String operation, String key, List<?> values, InterestSubsidySelection selection, String opinion, String reference,
            Change change) {
        Set<String> roles = step.from().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return commands.run(roles, operation, key, values, transaction -> choose(transaction, step, selection)
                .flatMap(chosen -> batches.open(transaction, step, opinion, reference)
                        .call(batch -> transaction.execute(Sql.of("""
                                insert into interest_subsidy_event (batch_id, subsidy_id, from_status, to_status, amount)
                                select ?, s.id, s.status, ?, s.amount from interest_subsidy s where true""", batch, step.to().name()).andAny("s.id", ids(chosen))))
                        .call(() -> change.make(transaction, chosen))));
    }

    private Uni<List<Chosen>> choose(Transaction transaction, InterestSubsidyStep step, InterestSubsidySelection selection) {
        selection.check();
        if (selection.division != null && !transaction.sight().reaches(LoanRecords.REACH)) {
            throw outOfSight();
        }
        if (selection.division != null) {
            transaction.sight().require(selection.division);
        }
        List<InterestSubsidyStatus> mine = step.from().entrySet().stream().filter(from -> current.caller().roles().stream().anyMatch(from.getValue()::contains))
                .map(Map.Entry::getKey).toList();
        Sql where = selection.restrict(transaction.sight().restrict(Sql.of(" where true"), LoanRecords.REACH));
        if (!selection.byId()) {
            where.andAny("s.status", mine);
        }
        return transaction.list(Sql.of("select s.id, s.status, s.amount, l.division, coalesce(l.applied_on, l.disbursed_on), coalesce(l.signed_on, l.disbursed_on) from "
                + InterestSubsidyStore.TABLES).add(where).add(" order by s.id limit " + (STEP_SUBSIDIES_MAX + 1) + " for update of s"), Chosen::new).invoke(chosen -> check(transaction, chosen, step, selection));
    }

    private void check(Transaction transaction, List<Chosen> chosen, InterestSubsidyStep step, InterestSubsidySelection selection) {
        if (selection.byId() && chosen.size() < selection.named()) {
            throw transaction.sight().coversEverything() ? InterestSubsidySelection.unknown() : outOfSight();
        }
        if (chosen.isEmpty()) {
            throw new Rejection("NOTHING_TO_DO", "selection", "没有可“%s”的贴息。", "No interest subsidy of the selection is in a state for %2$s.", step.label(), step.name());
        }
        if (chosen.size() > STEP_SUBSIDIES_MAX) {
            throw new Rejection("TOO_MANY", "selection", "一次最多%s笔，请按银行或区县分批。", "At most %s at once; go bank by bank or county by county.", STEP_SUBSIDIES_MAX);
        }
        for (Chosen one : chosen) {
            if (!step.from().containsKey(one.status())) {
                throw new Rejection("ILLEGAL_TRANSITION", "selection", "贴息状态为“%s”（%s），不能%s（%s）。", "A subsidy is %2$s; %4$s is not possible in this state.",
                        one.status().label(), one.status().name(), step.label(), step.name());
            }
            current.caller().requireAny(step.from().get(one.status()));
        }
    }

    private static Refusal outOfSight() {
        return new Refusal(ErrorCode.FORBIDDEN, "所选贴息不在您的权限范围内。", "These interest subsidies are not within your sight.");
    }

    private static Uni<Integer> move(Transaction transaction, InterestSubsidyStep step, List<Chosen> chosen) {
        return transaction.execute(Sql.of("update interest_subsidy s set status = ? where true", step.to().name()).andAny("s.id", ids(chosen)));
    }

    private static Function<Chosen, Shares> given(List<InterestSubsidyShareInput> shares) {
        Shares same = Shares.of(shares.stream().map(share -> new Shares.Part(share.level, share.percent)).toList());
        return one -> same;
    }

    private static Uni<Integer> store(Transaction transaction, List<Chosen> chosen, Function<Chosen, Shares> shares) {
        List<Long> subsidies = new ArrayList<>();
        List<Shares.Part> parts = new ArrayList<>();
        for (Chosen one : chosen) {
            for (Shares.Part part : shares.apply(one).split(one.amount())) {
                subsidies.add(one.id());
                parts.add(part);
            }
        }
        return transaction.execute(Sql.of("insert into interest_subsidy_share (subsidy_id, level, amount) select * from unnest(?::bigint[], ?::text[], ?::numeric[])",
                subsidies.toArray(Long[]::new), parts.stream().map(part -> part.level().name()).toArray(String[]::new), parts.stream().map(Shares.Part::value).toArray(BigDecimal[]::new)));
    }

    private static List<Long> ids(List<Chosen> chosen) {
        return chosen.stream().map(Chosen::id).toList();
    }
}
