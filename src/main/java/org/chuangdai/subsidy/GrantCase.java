package org.chuangdai.subsidy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuangdai.access.Masking;
import org.chuangdai.command.Rejection.BrokenRule;
import org.chuangdai.graphql.Message;

/** Judges each payee of a grant and says what it is paid; every refused one is named. */
final class GrantCase {
    private final GrantMode mode;
    private final SubsidyProgramme programme;
    private final List<BrokenRule> broken = new ArrayList<>();
    private final List<Share> shares = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    /** What one payee gets, in yuan. */
    record Share(long payee, BigDecimal amount, String group, String reference) {
    }

    /** @param programme null when the grant rests on none */
    GrantCase(GrantMode mode, SubsidyProgramme programme) {
        this.mode = mode;
        this.programme = programme;
    }

    List<BrokenRule> broken() {
        return broken;
    }

    List<Share> shares() {
        return shares;
    }

    BigDecimal total() {
        return shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void judge(int place, GrantPayeeInput payee, GrantPayees.Found found) {
        if (found.key() == null) {
            refuse(place, payee, "UNKNOWN_PAYEE", "在您的权限范围内没有此收款对象。", "there is no such payee within your sight.");
        } else if (!seen.add(found.key())) {
            refuse(place, payee, "PAYEE_TWICE", "在本次名单中重复。", "is named twice.");
        } else if (found.discredited()) {
            refuse(place, payee, "DISCREDITED", "有失信记录，不能享受补贴。", "is discredited and granted nothing.");
        } else if (found.outcomes() != null && !found.outcomes().qualifies(mode)) {
            refuseByRules(place, payee, found.outcomes());
        } else {
            pay(place, payee, found);
        }
    }

    private void refuseByRules(int place, GrantPayeeInput payee, BenefitOutcomes outcomes) {
        List<BenefitReason> against = outcomes.reasons(null).stream().filter(reason -> reason.outcome() == RuleOutcome.FAILED
                || reason.outcome() == RuleOutcome.NOT_RECORDED && mode == GrantMode.NO_APPLICATION).toList();
        String code = against.stream().anyMatch(reason -> reason.code() == BenefitRule.NOT_GRANTED) ? "ALREADY_GRANTED" : "NOT_ELIGIBLE";
        refuse(place, payee, code, against.stream().map(reason -> reason.code().text(reason.outcome()).chinese()).collect(Collectors.joining()),
                against.stream().map(reason -> reason.code().text(reason.outcome()).english()).collect(Collectors.joining(" ")));
    }

    private void pay(int place, GrantPayeeInput payee, GrantPayees.Found found) {
        BigDecimal limit = programme == null ? null : programme.limit(found.amount(), payee.cost);
        if (programme != null && programme.costShare() != null && payee.cost == null) {
            refuse(place, payee, "COST_MISSING", "须填写实际费用。", "needs the actual cost.");
            return;
        }
        BigDecimal left = programme == null || programme.quarterMax() == null ? null : programme.quarterMax().subtract(found.paidInQuarter());
        if (left != null && left.signum() <= 0) {
            refuse(place, payee, "QUARTER_EXCEEDED", "本季度已享受%s元，达到上限。".formatted(found.paidInQuarter().toPlainString()),
                    "has had %s yuan in this quarter, which is the most.".formatted(found.paidInQuarter().toPlainString()));
            return;
        }
        BigDecimal most = left == null ? limit : limit == null ? left : limit.min(left);
        BigDecimal amount = payee.amount == null && programme != null && (programme.amount() != null || programme.amountPerJob() != null || programme.costShare() != null) ? most : payee.amount;
        if (amount == null || amount.signum() <= 0) {
            refuse(place, payee, "AMOUNT_MISSING", "须填写金额。", "needs an amount.");
        } else if (most != null && amount.compareTo(most) > 0) {
            refuse(place, payee, "AMOUNT_EXCEEDED", "金额超过项目标准%s元。".formatted(most.toPlainString()), "exceeds the %s yuan of the programme.".formatted(most.toPlainString()));
        } else {
            String group = payee.group != null ? payee.group.name() : found.group() == null ? null : found.group().name();
            shares.add(new Share(found.key(), amount, group, payee.reference));
        }
    }

    private void refuse(int place, GrantPayeeInput payee, String code, String chinese, String english) {
        String named = payee.payee.strip().matches("\\d{17}[\\dXx]") ? Masking.identityNumber(payee.payee.strip()) : payee.payee.strip();
        broken.add(new BrokenRule(code, "payees." + place, new Message("第%s位（%s）：" + chinese, "Payee %s (%s): " + english, place + 1, named)));
    }
}
