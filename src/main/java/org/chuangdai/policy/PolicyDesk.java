package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Divisions;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Message;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** Adds versions of policy. None is ever edited: it is succeeded, and never reaches back behind a loan that was applied for or signed. */
@ApplicationScoped
class PolicyDesk {
    static final Set<String> ROLES = Set.of("admin");
    private final Commands commands;
    private final CurrentCaller current;

    PolicyDesk(Commands commands, CurrentCaller current) {
        this.commands = commands;
        this.current = current;
    }

    Uni<Commands.Outcome> add(AddPolicyVersionInput input) {
        return commands.run(ROLES, "addPolicyVersion", input.idempotencyKey, input.values(), transaction -> {
            String division = DivisionCode.full(input.division);
            requireInSight(transaction, PolicyVersion.place(division));
            List<Rejection.BrokenRule> broken = broken(input);
            if (!broken.isEmpty()) {
                throw new Rejection(broken);
            }
            return requirePlace(transaction, division).chain(() -> requireNew(transaction, division, input))
                    .chain(() -> requireNotRetroactive(transaction, division, input)).chain(() -> insert(transaction, division, input));
        });
    }

    /** FORBIDDEN unless everything of the place is in sight; the nation needs sight of everything. */
    void requireInSight(Transaction transaction, String place) {
        if (place.isEmpty() ? !transaction.sight().coversEverything() : !transaction.sight().covers(place)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "该地区不在您的权限范围内。", "This place is not within your sight.");
        }
    }

    static List<Rejection.BrokenRule> broken(AddPolicyVersionInput input) {
        List<Rejection.BrokenRule> broken = new ArrayList<>();
        if (input.effectiveUntil != null && input.effectiveUntil.isBefore(input.effectiveFrom)) {
            broken.add(rule("DATES_REVERSED", "effectiveUntil", "失效日期早于施行日期。", "The last day in force lies before the first."));
        }
        if (input.values != null && input.values.ageMin != null && input.values.ageMax != null && input.values.ageMax < input.values.ageMin) {
            broken.add(rule("AGES_REVERSED", "values", "最高年龄低于最低年龄。", "The oldest age is below the youngest."));
        }
        if (repeats(AddPolicyVersionInput.each(input.limits, PolicyLimitInput::conditions))
                || repeats(AddPolicyVersionInput.each(input.subsidies, row -> row.borrowerKind)) || repeats(AddPolicyVersionInput.each(input.waivers, row -> row.reason))
                || repeats(AddPolicyVersionInput.each(input.subsidyShares, row -> row.level))
                || repeats(AddPolicyVersionInput.each(input.fundShares, row -> String.valueOf(PolicyLimitInput.plain(row.upTo))))) {
            broken.add(rule("REPEATED", null, "同一条件重复出现，请合并。", "The same condition is given twice; join them."));
        }
        if (AddPolicyVersionInput.each(input.limits, row -> row).stream().anyMatch(row -> row.perPartnerAmount != null && row.borrowerKind != BorrowerKind.PARTNERSHIP
                || row.perHireAmount != null && row.borrowerKind != BorrowerKind.ENTERPRISE)) {
            broken.add(rule("LIMIT_OF_OTHER_KIND", "limits", "每名合伙人的额度只适用于合伙，每招用一人的额度只适用于小微企业。", "An amount per partner is for partnerships, one per hire for enterprises."));
        }
        if (!AddPolicyVersionInput.each(input.subsidies, SubsidyRuleInput::isComplete).stream().allMatch(complete -> complete)) {
            broken.add(rule("FORMULA_INCOMPLETE", "subsidies", "按比例贴息须填比例，LPR减点须填基点，其余方式两者均不填。", "A share goes with the share formulas, points with ABOVE_LPR_MINUS, neither with the others."));
        }
        if (!AddPolicyVersionInput.each(input.waivers, PolicyWaiverInput::isComplete).stream().allMatch(complete -> complete)) {
            broken.add(rule("WAIVER_INCOMPLETE", "waivers", "小额须填限额，荣誉须填级别，高层次人才须填称号；批量担保不须规定。",
                    "SMALL_AMOUNT needs an amount, HONOUR a level, TALENT a title; BATCH_GUARANTEE is not set here."));
        }
        List<BigDecimal> shares = AddPolicyVersionInput.each(input.subsidyShares, row -> row.share);
        if (!shares.isEmpty() && shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE) != 0) {
            broken.add(rule("SHARES_NOT_WHOLE", "subsidyShares", "各级分担比例合计应为1。", "The shares of the levels add up to 1."));
        }
        return broken;
    }

    private static Rejection.BrokenRule rule(String code, String field, String chinese, String english) {
        return new Rejection.BrokenRule(code, field, new Message(chinese, english));
    }

    private static boolean repeats(List<?> keys) {
        return new HashSet<>(keys).size() < keys.size();
    }

    private static Uni<Void> requirePlace(Transaction transaction, String division) {
        return division.equals(PolicyVersion.NATION) ? Uni.createFrom().voidItem()
                : Divisions.requireKnown(transaction, division, "division");
    }

    private static Uni<Void> requireNew(Transaction transaction, String division, AddPolicyVersionInput input) {
        return transaction.first(Sql.of("select v.document_no from policy_version v where v.division = ? and v.effective_from = ?", division, input.effectiveFrom), Cells::text)
                .invoke(known -> {
                    if (known != null) {
                        throw new Rejection("VERSION_EXISTS", "effectiveFrom", "该地区自%s起已有版本（%s），请另定施行日期。",
                                "There is a version from %s on already (%s); choose another day.", input.effectiveFrom, known);
                    }
                }).replaceWithVoid();
    }

    private static Uni<Void> requireNotRetroactive(Transaction transaction, String division, AddPolicyVersionInput input) {
        String place = PolicyVersion.place(division);
        String last = place.isEmpty() ? "9".repeat(DivisionCode.LENGTH) : place + "9".repeat(DivisionCode.LENGTH - place.length());
        return transaction.first(Sql.of("""
                select l.contract_no from loan l where l.stages is not null and l.applied_on >= ? and l.division between ? and ?
                union all
                select l.contract_no from loan l where l.stages is not null and l.signed_on >= ? and l.division between ? and ?
                limit 1""", input.effectiveFrom, division, last, input.effectiveFrom, division, last), Cells::text).invoke(loan -> {
                    if (loan != null) {
                        throw new Rejection("RETROACTIVE", "effectiveFrom", "该地区已有自%s起申请或签约的贷款，政策不能追溯；请改用以后的施行日期。",
                                "Loans there were applied for or signed since %s; a policy does not reach back, choose a later day.", input.effectiveFrom);
                    }
                }).replaceWithVoid();
    }

    private Uni<Long> insert(Transaction transaction, String division, AddPolicyVersionInput input) {
        Sql columns = Sql.of("insert into policy_version (division, effective_from, effective_until, document_no, title, note, cleared, recorded_by");
        Sql values = Sql.of(") values (?, ?, ?, ?, ?, ?, ?, ?", division, input.effectiveFrom, input.effectiveUntil, input.documentNo, input.title, input.note,
                names(input.cleared == null ? List.of() : input.cleared), current.caller().name());
        for (Map.Entry<PolicyField, Object> entry : input.byField().entrySet()) {
            columns.add(", " + entry.getKey().column());
            values.add(", ?", entry.getValue() instanceof List<?> list ? (Object) names(list) : entry.getValue());
        }
        return transaction.first(columns.add(values).add(") returning id"), Cells::id).call(version -> children(transaction, version, input));
    }

    private static Uni<Void> children(Transaction transaction, long version, AddPolicyVersionInput input) {
        return each(transaction, input.limits, row -> Sql.of("""
                insert into policy_limit (version_id, borrower_kind, groups, channel, jobs_min, honour_title, amount, per_partner_amount, per_hire_amount)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", version, row.borrowerKind.name(), row.groups == null ? null : names(row.groups), row.channel == null ? null : row.channel.name(),
                row.jobsMin, row.honourTitle, row.amount, row.perPartnerAmount, row.perHireAmount))
                .chain(() -> each(transaction, input.subsidies, row -> Sql.of("insert into policy_subsidy (version_id, borrower_kind, formula, share, points) values (?, ?, ?, ?, ?)",
                        version, row.borrowerKind.name(), row.formula.name(), row.share, row.points)))
                .chain(() -> each(transaction, input.waivers, row -> Sql.of("insert into policy_waiver (version_id, reason, amount_max, honour_level, honour_title) values (?, ?, ?, ?, ?)",
                        version, row.reason.name(), row.amountMax, row.honourLevel == null ? null : row.honourLevel.name(), row.honourTitle)))
                .chain(() -> each(transaction, input.subsidyShares, row -> Sql.of("insert into policy_subsidy_share (version_id, level, share) values (?, ?, ?)",
                        version, row.level.name(), row.share)))
                .chain(() -> each(transaction, input.fundShares, row -> Sql.of("insert into policy_fund_share (version_id, up_to, share) values (?, ?, ?)",
                        version, row.upTo, row.share)));
    }

    private static <T> Uni<Void> each(Transaction transaction, List<T> rows, Function<T, Sql> statement) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Sql sql : AddPolicyVersionInput.each(rows, statement)) {
            done = done.chain(() -> transaction.execute(sql)).replaceWithVoid();
        }
        return done;
    }

    private static String[] names(List<?> constants) {
        return constants.stream().map(Object::toString).distinct().toArray(String[]::new);
    }
}
