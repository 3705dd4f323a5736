package org.chuangdai.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.ApplicationChannel;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.GuaranteeMethod;

/**
 * A loan that somebody asks for, as the rules see it. Money in yuan, rates in percent a year.
 *
 * @param startupId  null when there is none yet
 * @param baseId     base that the borrower names, or null
 * @param division   2 to 12 digits: where the loan is handled
 * @param bankId     null when no bank is chosen yet: what concerns the bank is then not checked
 * @param group      null for enterprises, which qualify by their hires
 * @param annualRate null when none is agreed yet
 * @param guarantee  null when not chosen yet
 * @param partners   partners of a partnership, or null
 * @param newHires   people of the groups that an enterprise hired within a year, or null
 * @param renewalOf  the open loan that this one renews without prior repayment, or null
 * @param on         day of application
 */
public record Application(long borrowerId, BorrowerKind borrowerKind, Long startupId, Long baseId, String division, Long bankId, String product,
        BorrowerGroup group, BigDecimal amount, int termMonths, BigDecimal annualRate, ApplicationChannel channel, GuaranteeMethod guarantee,
        int jobsDriven, Integer partners, Integer newHires, Long renewalOf, LocalDate on) {
}
