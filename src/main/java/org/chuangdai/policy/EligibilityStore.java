package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.entrepreneur.IdentityNumber;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.RowScope;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** Answers whether somebody could apply for a loan. */
@ApplicationScoped
class EligibilityStore {
    private static final String DEFAULT_PRODUCT = "STARTUP_GUARANTEED";
    private static final Reach REACH = Reach.ofPersonNamed("e");
    private final Database database;
    private final Eligibility eligibility;
    private final CalendarClock clock;
    private final Vault vault;

    EligibilityStore(Database database, Eligibility eligibility, CalendarClock clock, Vault vault) {
        this.database = database;
        this.eligibility = eligibility;
        this.clock = clock;
        this.vault = vault;
    }

    /** The borrower must be in sight: out of sight and unknown are refused alike. */
    Uni<LoanEligibility> judge(LoanEligibilityInput input, Sight sight) {
        Sql named = sight.restrict(Sql.of("""
                select e.id, (select s.id from startup s where s.uscc = ? and s.founder_id = e.id), (select b.id from incubation_base b where b.code = ?),
                  (select k.id from bank k where k.code = ?), (select l.id from loan l where l.contract_no = ? and l.borrower_id = e.id)
                from entrepreneur e where e.identity_hash = any (?)""", input.startup, input.base, input.bank, input.renewalOf,
                vault.hashes(SealedField.IDENTITY_NUMBER, IdentityNumber.normalise(input.identityNumber))), REACH);
        return database.first(named, Named::new).flatMap(found -> {
            if (found == null && !sight.coversEverything()) {
                throw new Refusal(ErrorCode.FORBIDDEN, "该创业者不在您的权限范围内。", "This person is not within your sight.");
            }
            require(found != null, "没有该身份号码的创业者，请先建档。", "There is no person with this identity number; record them first.");
            require(input.startup == null || found.startupId() != null, "借款人名下没有该创业实体。", "The borrower has founded no such start-up.");
            require(input.base == null || found.baseId() != null, "没有该代码的基地。", "There is no base of this code.");
            require(input.bank == null || found.bankId() != null, "没有该代码的银行。", "There is no bank of this code.");
            require(input.renewalOf == null || found.renewedId() != null, "借款人没有该合同编号的贷款。", "The borrower has no loan of this contract number.");
            return eligibility.judge(database.under(RowScope.ALL), application(input, found));
        });
    }

    private record Named(long borrowerId, Long startupId, Long baseId, Long bankId, Long renewedId) {
        Named(Cells cells) {
            this(cells.id(), cells.idOrNull(), cells.idOrNull(), cells.idOrNull(), cells.idOrNull());
        }
    }

    private static void require(boolean known, String chinese, String english) {
        if (!known) {
            throw new Refusal(ErrorCode.NOT_FOUND, chinese, english);
        }
    }

    private Application application(LoanEligibilityInput input, Named named) {
        LocalDate on = input.on == null ? clock.today() : input.on;
        return new Application(named.borrowerId(), input.borrowerKind, named.startupId(), named.baseId(), DivisionCode.full(input.division), named.bankId(),
                input.product == null ? DEFAULT_PRODUCT : input.product, input.group, input.amount, input.termMonths, input.annualRate, input.channel, input.guarantee,
                input.jobsDriven == null ? 0 : input.jobsDriven, input.partners, input.newHires, named.renewedId(), on);
    }
}
