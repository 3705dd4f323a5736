package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Rejection.BrokenRule;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Message;
import org.chuangdai.policy.EligibilityRule;
import org.chuangdai.policy.LoanEligibility;
import org.chuangdai.policy.RuleOutcome;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** Takes applications in, again after correction, and back. The rules of the policy guard them: all that are broken are named at once. */
@ApplicationScoped
class ApplicationDesk {
    private static final Set<String> APPLICANTS = Set.of("entrepreneur", "officer", "admin", "bank");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private final Commands commands;
    private final LoanCase loans;
    private final LoanRules rules;
    private final Stages stages;
    private final CalendarClock clock;
    private final Vault vault;

    ApplicationDesk(Commands commands, LoanCase loans, LoanRules rules, Stages stages, CalendarClock clock, Vault vault) {
        this.commands = commands;
        this.loans = loans;
        this.rules = rules;
        this.stages = stages;
        this.clock = clock;
        this.vault = vault;
    }

    /** Answers the new loan's id. */
    Uni<Commands.Outcome> apply(ApplyForLoanInput input) {
        return commands.run(APPLICANTS, "applyForLoan", input.idempotencyKey, input.values(), transaction -> draft(transaction, input)
                .call(loan -> renewed(transaction, loan, input))
                .flatMap(loan -> rules.admit(transaction, loan).flatMap(judged -> submit(transaction, loan, LoanStep.APPLY, summary(judged)))));
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> resubmit(ResubmitLoanInput input) {
        return commands.run(APPLICANTS, "resubmitLoan", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo)
                .invoke(loan -> {
                    loan.require(LoanStep.RESUBMIT, clock.today());
                    input.correct(loan);
                })
                .call(loan -> rules.admit(transaction, loan))
                .flatMap(loan -> submit(transaction, loan, LoanStep.RESUBMIT, input.opinion)));
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> withdraw(WithdrawLoanInput input) {
        return commands.run(APPLICANTS, "withdrawLoan", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo)
                .invoke(loan -> loan.require(LoanStep.WITHDRAW, clock.today()))
                .call(loan -> stages.close(loan, LoanStatus.WITHDRAWN, loans.entry(loan, LoanStep.WITHDRAW, input.reason)))
                .map(loan -> loan.id));
    }

    private Uni<Long> submit(Transaction transaction, Loan loan, LoanStep step, String opinion) {
        LoanEventEntry entry = loans.entry(loan, step, opinion);
        entry.amount = loan.amount;
        return stages.begin(transaction, loan, entry).map(done -> loan.id);
    }

    /** What the automatic check before any review found, for the record of the application. */
    private static String summary(LoanEligibility judged) {
        Map<RuleOutcome, Long> outcomes = judged.rules().stream().collect(Collectors.groupingBy(EligibilityRule::outcome, Collectors.counting()));
        return "自动预审：通过%s项，未审查%s项".formatted(outcomes.getOrDefault(RuleOutcome.PASSED, 0L), outcomes.getOrDefault(RuleOutcome.NOT_CHECKED, 0L));
    }

    private record Named(Long borrower, Long startup, Long base, Long bank, Long renewed, boolean placeKnown, boolean numberTaken, long number) {
    }

    private static final String NAMED = """
            select (select id from entrepreneur where identity_hash = any (?)), (select id from startup where uscc = ?), (select id from incubation_base where code = ?),
                   (select id from bank where code = ?), (select id from loan where contract_no = ?), exists (select from division where code = ?),
                   exists (select from loan where contract_no = ?), nextval('loan_application_no')""";

    /** The loan as applied for, with what the input names looked up. */
    private Uni<Loan> draft(Transaction transaction, ApplyForLoanInput input) {
        String division = DivisionCode.full(input.division);
        return transaction.first(Sql.of(NAMED, vault.hashes(SealedField.IDENTITY_NUMBER, upper(input.identityNumber)), upper(input.startup), input.base, input.bank, input.renewalOf, division,
                        input.applicationNo),
                cells -> new Named(cells.idOrNull(), cells.idOrNull(), cells.idOrNull(), cells.idOrNull(), cells.idOrNull(), cells.flag(), cells.flag(), cells.id()))
                .call(named -> loans.requireInSight(transaction, division, named.bank(), named.borrower(), input.toLoan().guarantee)).map(named -> {
                    requireKnown(input, named);
                    Loan loan = input.toLoan();
                    loan.contractNo = input.applicationNo != null ? input.applicationNo : "SQ%s%08d".formatted(DAY.format(clock.today()), named.number());
                    loan.borrowerId = named.borrower();
                    loan.startupId = named.startup();
                    loan.baseId = named.base();
                    loan.bankId = named.bank();
                    loan.renewalOf = named.renewed();
                    loan.division = division;
                    loan.appliedOn = clock.today();
                    return loan;
                });
    }

    private static void requireKnown(ApplyForLoanInput input, Named named) {
        List<BrokenRule> broken = new ArrayList<>();
        unknown(broken, named.borrower() == null, "UNKNOWN_BORROWER", "identityNumber", "没有此身份证号的创业者，请先登记。", "No entrepreneur has this identity number; record the person first.");
        unknown(broken, input.startup != null && named.startup() == null, "UNKNOWN_STARTUP", "startup", "没有此信用代码的创业实体。", "No start-up has this credit code.");
        unknown(broken, input.base != null && named.base() == null, "UNKNOWN_BASE", "base", "没有此代码的基地。", "There is no base with this code.");
        unknown(broken, named.bank() == null, "UNKNOWN_BANK", "bank", "没有此代码的银行。", "There is no bank with this code.");
        unknown(broken, !named.placeKnown(), "UNKNOWN_DIVISION", "division", "没有此行政区划。", "There is no such division.");
        unknown(broken, input.renewalOf != null && named.renewed() == null, "UNKNOWN_CONTRACT", "renewalOf", "没有该合同编号的贷款。", "There is no loan with this contract number.");
        unknown(broken, named.numberTaken(), "NUMBER_TAKEN", "applicationNo", "该编号已被使用，请换一个或留空。", "This number is taken; choose another one or none.");
        if (!broken.isEmpty()) {
            throw new Rejection(broken);
        }
    }

    private static void unknown(List<BrokenRule> broken, boolean isBroken, String code, String field, String chinese, String english) {
        if (isBroken) {
            broken.add(new BrokenRule(code, field, new Message(chinese, english)));
        }
    }

    private static String upper(String code) {
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }

    /** A renewal without prior repayment (无还本续贷) is for a loan of the same borrower, product and bank that is being repaid on time; it pays that one off. */
    private Uni<Loan> renewed(Transaction transaction, Loan loan, ApplyForLoanInput input) {
        if (loan.renewalOf == null) {
            return Uni.createFrom().nullItem();
        }
        return loans.hold(transaction, loan.renewalOf).invoke(old -> {
            LoanStatus now = old.statusOn(clock.today());
            if (old.borrowerId != loan.borrowerId || old.bankId != loan.bankId || !old.product.equals(loan.product)) {
                throw new Rejection("RENEWAL_MISMATCH", "renewalOf", "续贷须与原贷款的借款人、产品和经办银行相同。", "A renewal is for the same borrower, product and bank.");
            }
            if (now != LoanStatus.ACTIVE && now != LoanStatus.EXTENDED) {
                throw new Rejection("RENEWAL_NOT_CURRENT", "renewalOf", "原贷款状态为“%s”，只有正常还款中的贷款才能续贷。", "The loan is %2$s; only one that is being repaid on time is renewed.",
                        now.label(), now.name());
            }
            requireCovers(loan.amount, old.balance, "amount");
        }).call(old -> transaction.first(Sql.of("select contract_no from loan where renewal_of = ? and status not in ('REJECTED', 'WITHDRAWN')", old.id), cells -> cells.text())
                .invoke(other -> {
                    if (other != null) {
                        throw new Rejection("RENEWED_ALREADY", "renewalOf", "该贷款已由%s续贷。", "The loan is being renewed by %s.", other);
                    }
                }));
    }

    /** RENEWAL_TOO_SMALL when an amount does not pay the renewed loan off. */
    static void requireCovers(BigDecimal amount, BigDecimal balance, String field) {
        if (amount.compareTo(balance) < 0) {
            throw new Rejection("RENEWAL_TOO_SMALL", field, "金额低于原贷款余额%s元，不足以结清原贷款。", "The amount is below the %s yuan that the renewed loan owes.", balance.toPlainString());
        }
    }
}
