package org.chuangdai.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.entrepreneur.IdentityNumber;
import org.chuangdai.graphql.Message;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.GuaranteeMethod;

/** Applies a policy to an application and what the records say about it. Nothing is asked here any more. */
final class Judgement {
    private static final int LARGE_STAFF = 100;
    private static final int COUNTY_DIGITS = 6;
    private final Application application;
    private final LoanPolicy policy;
    private final EligibilityFacts facts;
    private final BigDecimal lpr;
    private final List<EligibilityRule> rules = new ArrayList<>();

    Judgement(Application application, LoanPolicy policy, EligibilityFacts facts, BigDecimal lpr) {
        this.application = application;
        this.policy = policy;
        this.facts = facts;
        this.lpr = lpr;
    }

    LoanEligibility eligibility() {
        int sequence = facts.history().earlier() + 1;
        Boolean hiringRatioMet = hiringRatioMet();
        LoanLimit limit = LoanLimit.of(policy, application, facts.person(), hiringRatioMet);
        group();
        amount(limit);
        term();
        rate();
        history(sequence);
        person();
        bankAndFund();
        hiring(hiringRatioMet, limit != null && limit.byHire());
        ageAndHukou();
        operatingTime();
        notChecked(EligibilityCode.OTHER_LOANS, null, "本系统没有其他贷款的记录，由银行凭征信报告核查。", "Other loans are not on record here; the bank checks the credit report.");
        BigDecimal subsidised = policy.subsidisedAmount(application.borrowerKind(), application.group(), application.amount());
        List<BigDecimal> rates = application.annualRate() == null ? List.of()
                : policy.subsidyRates(application.annualRate(), lpr, application.group(), application.borrowerKind(), application.termMonths());
        boolean eligible = rules.stream().noneMatch(rule -> rule.outcome() == RuleOutcome.FAILED);
        return new LoanEligibility(eligible, sequence, List.copyOf(rules), limit == null ? null : limit.amountYuan(), subsidised, rateMax(), lpr, rates,
                interestParts(rates, subsidised), CounterGuarantee.waiver(policy, application, facts, sequence), facts.person().batchGuaranteeId(),
                facts.person().creditCommunityId(), policy);
    }

    private void group() {
        BorrowerGroup group = application.group();
        if (application.borrowerKind() == BorrowerKind.ENTERPRISE) {
            notChecked(EligibilityCode.BORROWER_GROUP, null, "小微企业按招用比例审查，不按人员类别。", "Enterprises qualify by their hires, not by a group.");
        } else if (policy.groups() == null) {
            notChecked(EligibilityCode.BORROWER_GROUP, null, "没有规定适用人群。", "No policy names the groups.");
        } else if (group == null) {
            failed(EligibilityCode.BORROWER_GROUP, PolicyField.GROUPS, "请填写借款人所属的人员类别。", "Name the group that the borrower belongs to.");
        } else if (group != BorrowerGroup.OTHER && !facts.person().groups().contains(group.name())) {
            failed(EligibilityCode.BORROWER_GROUP, PolicyField.GROUPS, "档案中没有“%s”身份，请先补充身份证明。", "The borrower's record does not show %2$s; add the proof of it first.",
                    group.label(), group.name());
        } else {
            boolean allowed = policy.groups().contains(group) || policy.interestFreeGroups() != null && policy.interestFreeGroups().contains(group);
            check(EligibilityCode.BORROWER_GROUP, PolicyField.GROUPS, allowed, new Message("“%s”属于政策适用人群。", "%2$s is one of the policy's groups.", group.label(), group.name()),
                    new Message("“%s”不属于政策适用人群。", "%2$s is not one of the policy's groups.", group.label(), group.name()));
        }
    }

    private void amount(LoanLimit limit) {
        if (limit == null && application.borrowerKind() == BorrowerKind.PARTNERSHIP && application.partners() == null && policy.partnerMultiplier() != null) {
            failed(EligibilityCode.LOAN_LIMIT, PolicyField.PARTNER_MULTIPLIER, "请填写合伙人数。", "Give the number of partners.");
        } else if (limit == null) {
            notChecked(EligibilityCode.LOAN_LIMIT, null, "没有规定额度。", "No policy sets a limit.");
        } else {
            String most = limit.amountYuan().toPlainString();
            rule(EligibilityCode.LOAN_LIMIT, application.amount().compareTo(limit.amountYuan()) <= 0, limit.documentNo(),
                    new Message("未超过最高额度%s元。", "Within the limit of %s yuan.", most), new Message("超过最高额度%s元，请降低金额。", "Above the limit of %s yuan; ask for less.", most));
        }
    }

    private void term() {
        Integer most = policy.termMonthsMax(application.borrowerKind());
        PolicyField field = application.borrowerKind() == BorrowerKind.ENTERPRISE ? PolicyField.TERM_MONTHS_ENTERPRISE
                : application.borrowerKind() == BorrowerKind.PARTNERSHIP && policy.termMonthsPartnership() != null ? PolicyField.TERM_MONTHS_PARTNERSHIP
                : PolicyField.TERM_MONTHS_INDIVIDUAL;
        if (most == null) {
            notChecked(EligibilityCode.TERM_LIMIT, field, "没有规定期限。", "No policy sets a longest term.");
        } else {
            check(EligibilityCode.TERM_LIMIT, field, application.termMonths() <= most, new Message("未超过%s个月。", "Within %s months.", most),
                    new Message("超过最长期限%s个月，请缩短。", "Above the longest term of %s months; shorten it.", most));
        }
    }

    private BigDecimal rateMax() {
        return policy.annualRateMax(lpr);
    }

    private void rate() {
        BigDecimal most = rateMax();
        if (policy.rateCapPoints() == null) {
            notChecked(EligibilityCode.RATE_CAP, PolicyField.RATE_CAP_POINTS, "没有规定利率上限。", "No policy caps the rate.");
        } else if (lpr == null) {
            notChecked(EligibilityCode.RATE_CAP, PolicyField.RATE_CAP_POINTS, "没有当日的LPR。", "There is no LPR for the day.");
        } else if (application.annualRate() == null) {
            notChecked(EligibilityCode.RATE_CAP, PolicyField.RATE_CAP_POINTS, "未填写利率。", "No rate is given.");
        } else {
            String printed = PolicyField.print(most);
            check(EligibilityCode.RATE_CAP, PolicyField.RATE_CAP_POINTS, application.annualRate().compareTo(most) <= 0,
                    new Message("未超过%s%%。", "Within %s %%.", printed), new Message("超过利率上限%s%%，请降低利率。", "Above the cap of %s %%; lower the rate.", printed));
        }
    }

    private void history(int sequence) {
        EligibilityFacts.History history = facts.history();
        check(EligibilityCode.LOAN_COUNT, PolicyField.LOANS_MAX, sequence <= policy.loansMax(), new Message("第%s次，不超过%s次。", "Loan %s of at most %s.", sequence, policy.loansMax()),
                new Message("已达%2$s次上限。", "The borrower has had the %2$s loans that are allowed.", sequence, policy.loansMax()));
        rule(EligibilityCode.PREVIOUS_LOANS, !history.bad() && !history.overduePaid(), null, new Message("以前的贷款没有逾期。", "No earlier loan was overdue."),
                new Message("以前的贷款有逾期、代偿或核销，不能再次申请。", "An earlier loan was overdue, compensated or written off; no further one is granted."));
        rule(EligibilityCode.OPEN_LOAN, !history.open(), null, new Message("没有未结清的同类贷款或在办申请。", "No open loan or application of the product."),
                new Message("尚有未结清的同类贷款或在办申请，请先结清。", "There is an open loan or application of the product; settle it first."));
        if (application.renewalOf() != null) {
            rule(EligibilityCode.RENEWAL, history.renewable(), null, new Message("续贷所对应的贷款尚未结清。", "The renewed loan is open."),
                    new Message("续贷须对应借款人本人未结清的同类贷款。", "A renewal names an open loan of the same borrower and product."));
        }
    }

    private void person() {
        rule(EligibilityCode.DISCREDITED, !facts.person().discredited(), null, new Message("没有失信记录。", "No record of bad credit."),
                new Message("借款人有失信记录，解除后方可申请。", "The borrower is flagged as discredited; apply when that has ended."));
    }

    private void bankAndFund() {
        EligibilityFacts.Ground ground = facts.ground();
        EligibilityFacts.Owed owed = facts.owed();
        if (application.bankId() == null) {
            notChecked(EligibilityCode.BANK_SUSPENDED, null, "未选择银行。", "No bank is chosen.");
            notChecked(EligibilityCode.STOP_LENDING, PolicyField.STOP_LENDING_THRESHOLD, "未选择银行。", "No bank is chosen.");
        } else {
            rule(EligibilityCode.BANK_SUSPENDED, !ground.suspended(), null, new Message("银行未被暂停放贷。", "The bank is not suspended."),
                    new Message("该银行在此地已被联席会议暂停放贷，请选择其他银行。", "A joint meeting has suspended the bank here; choose another."));
            stopLending(owed);
        }
        if (application.guarantee() == GuaranteeMethod.BANK_CREDIT) {
            notChecked(EligibilityCode.FUND_MULTIPLE, PolicyField.FUND_MULTIPLE_MAX, "银行信用贷款不占用担保基金。", "A loan on the bank's own credit does not burden the fund.");
        } else if (ground.deposit() == null || policy.fundMultipleMax() == null) {
            notChecked(EligibilityCode.FUND_MULTIPLE, PolicyField.FUND_MULTIPLE_MAX, "没有当地担保基金存款的记录。", "No deposit of a guarantee fund is on record for the place.");
        } else {
            String multiple = PolicyField.print(policy.fundMultipleMax());
            check(EligibilityCode.FUND_MULTIPLE, PolicyField.FUND_MULTIPLE_MAX,
                    !policy.exceedsFundMultiple(owed.guaranteed().add(application.amount()), ground.deposit()),
                    new Message("担保余额未超过基金存款的%s倍。", "The fund stays within %s times its deposit.", multiple),
                    new Message("担保余额将超过基金存款的%s倍，请待基金补充。", "The fund would guarantee more than %s times its deposit; wait until it is topped up.", multiple));
        }
    }

    private void stopLending(EligibilityFacts.Owed owed) {
        BigDecimal threshold = policy.stopLendingThreshold();
        if (threshold == null) {
            notChecked(EligibilityCode.STOP_LENDING, PolicyField.STOP_LENDING_THRESHOLD, "没有规定停贷的不良率。", "No policy sets a share of bad loans at which lending stops.");
            return;
        }
        String percent = PolicyField.print(threshold.movePointRight(2));
        check(EligibilityCode.STOP_LENDING, PolicyField.STOP_LENDING_THRESHOLD, !policy.stopsLending(owed.toBank(), owed.nonPerforming()), new Message("银行不良率低于%s%%。", "The bank's bad loans are below %s %%.", percent),
                new Message("该银行在此地的不良率已达%s%%，暂停放贷，请选择其他银行。", "The bank's bad loans here have reached %s %%, lending has stopped; choose another bank.", percent));
    }

    /** Null when it cannot be told: no ratio, no staff or no hires on record, or no enterprise. */
    private Boolean hiringRatioMet() {
        Integer staff = facts.person().employees();
        if (application.borrowerKind() != BorrowerKind.ENTERPRISE || staff == null || staff == 0 || application.newHires() == null) {
            return null;
        }
        BigDecimal needed = staff > LARGE_STAFF ? policy.hiringRatioLarge() : policy.hiringRatio();
        return needed == null ? null : BigDecimal.valueOf(application.newHires()).compareTo(needed.multiply(BigDecimal.valueOf(staff))) >= 0;
    }

    private void hiring(Boolean met, boolean byHire) {
        if (application.borrowerKind() != BorrowerKind.ENTERPRISE) {
            return;
        }
        boolean large = facts.person().employees() != null && facts.person().employees() > LARGE_STAFF;
        PolicyField field = large ? PolicyField.HIRING_RATIO_LARGE : PolicyField.HIRING_RATIO;
        if (met == null) {
            notChecked(EligibilityCode.HIRING_RATIO, field, "没有规定招用比例，或缺职工人数、新招用人数。", "No policy sets a ratio, or staff or new hires are not on record.");
            return;
        }
        String needed = PolicyField.print((large ? policy.hiringRatioLarge() : policy.hiringRatio()).movePointRight(2));
        check(EligibilityCode.HIRING_RATIO, field, met || byHire, met ? new Message("新招用人数达到职工的%s%%。", "New hires reach %s %% of the staff.", needed)
                : new Message("新招用人数不足职工的%s%%，按招用人数计算额度。", "New hires are below %s %% of the staff; the limit goes by the number of hires.", needed),
                new Message("新招用人数不足职工的%s%%。", "New hires are below %s %% of the staff.", needed));
    }

    private void ageAndHukou() {
        int age = Period.between(IdentityNumber.birthDate(facts.person().identityNumber()), application.on()).getYears();
        if (policy.ageMin() == null && policy.ageMax() == null) {
            notChecked(EligibilityCode.WORKING_AGE, PolicyField.AGE_MIN, "没有规定年龄。", "No policy sets an age.");
        } else {
            boolean old = policy.ageMin() == null || age >= policy.ageMin();
            boolean young = policy.ageMax() == null || age <= policy.ageMax();
            check(EligibilityCode.WORKING_AGE, old ? PolicyField.AGE_MAX : PolicyField.AGE_MIN, old && young, new Message("%s岁，符合年龄规定。", "Aged %s, as the policy wants.", age),
                    new Message("%s岁，不符合年龄规定。", "Aged %s, which the policy does not allow.", age));
        }
        if (policy.hukouRequired() == null) {
            notChecked(EligibilityCode.HUKOU, PolicyField.HUKOU_REQUIRED, "没有户籍规定。", "No policy asks where the borrower is registered.");
        } else {
            boolean here = facts.person().division().substring(0, COUNTY_DIGITS).equals(policy.divisionCode().substring(0, COUNTY_DIGITS));
            boolean freed = facts.person().resident() && Boolean.TRUE.equals(policy.hukouWaivedInBase());
            check(EligibilityCode.HUKOU, PolicyField.HUKOU_REQUIRED, !policy.hukouRequired() || here || freed, new Message("符合户籍规定。", "Registered as the policy wants, or free from it."),
                    new Message("须为本县（区）户籍，或入驻孵化基地。", "The borrower must be registered in the county, or reside in a base where that is waived."));
        }
    }

    private void operatingTime() {
        LocalDate registeredOn = facts.person().registeredOn();
        Integer months = policy.operatingMonthsMin();
        if (months == null || registeredOn == null) {
            notChecked(EligibilityCode.OPERATING_TIME, PolicyField.OPERATING_MONTHS_MIN, "没有规定经营时间，或没有登记日期。", "No policy sets a time of trading, or the day of registration is not on record.");
        } else {
            check(EligibilityCode.OPERATING_TIME, PolicyField.OPERATING_MONTHS_MIN, !registeredOn.plusMonths(months).isAfter(application.on()),
                    new Message("经营已满%s个月。", "Trading for %s months.", months), new Message("经营须满%s个月。", "The start-up must have traded for %s months.", months));
        }
    }

    /** Shares of the rate on the whole amount: the subsidised part weighs as much as it is of the amount. */
    private List<InterestPart> interestParts(List<BigDecimal> rates, BigDecimal subsidised) {
        if (subsidised == null) {
            return List.of();
        }
        return IntStream.range(0, rates.size()).mapToObj(year -> {
            BigDecimal treasury = rates.get(year).multiply(subsidised).divide(application.amount(), SubsidyRule.RATE_DECIMALS, RoundingMode.HALF_UP);
            return new InterestPart(year + 1, SubsidyRule.rounded(application.annualRate().subtract(treasury)), treasury);
        }).toList();
    }

    private void check(EligibilityCode code, PolicyField field, boolean passed, Message yes, Message no) {
        rule(code, passed, policy.documentNo(field), yes, no);
    }

    private void rule(EligibilityCode code, boolean passed, String documentNo, Message yes, Message no) {
        rules.add(new EligibilityRule(code, code.label(), passed ? RuleOutcome.PASSED : RuleOutcome.FAILED, passed ? yes : no, code.field(), documentNo));
    }

    private void failed(EligibilityCode code, PolicyField field, String chinese, String english, Object... arguments) {
        rule(code, false, policy.documentNo(field), null, new Message(chinese, english, arguments));
    }

    private void notChecked(EligibilityCode code, PolicyField field, String chinese, String english) {
        rules.add(new EligibilityRule(code, code.label(), RuleOutcome.NOT_CHECKED, new Message(chinese, english), code.field(), field == null ? null : policy.documentNo(field)));
    }
}
