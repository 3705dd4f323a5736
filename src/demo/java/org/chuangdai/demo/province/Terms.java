package org.chuangdai.demo.province;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.GuaranteeMethod;
import org.chuangdai.loan.RepaymentMethod;

/** What a loan contract says; the amount in fen, the rate in percent a year. */
record Terms(String product, BorrowerKind borrowerKind, int bank, long amountFen, int months, BigDecimal annualRate, RepaymentMethod method, GuaranteeMethod guarantee,
        int sequence, BorrowerGroup group, int jobs, boolean agricultural, Bases.Base base, LocalDate appliedOn, LocalDate disbursedOn) {
    static final String STARTUP_GUARANTEED = "STARTUP_GUARANTEED";
    static final String PARK_REGUARANTEE = "PARK_REGUARANTEE";
}
