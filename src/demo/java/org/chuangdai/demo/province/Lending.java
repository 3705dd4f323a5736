package org.chuangdai.demo.province;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.entrepreneur.StartupKind;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.GuaranteeMethod;
import org.chuangdai.loan.RepaymentMethod;

/** Which terms a borrower gets on a day. */
final class Lending {
    private static final long FEN_OF_WAN = 1_000_000;
    private static final double BULLET_SHARE = 0.7;
    private static final List<BigDecimal> POINTS = List.of(new BigDecimal("0.50"), new BigDecimal("1.00"), new BigDecimal("1.50"), new BigDecimal("2.50"));
    private static final List<Integer> MONTHS = List.of(12, 24, 36);
    private static final List<GuaranteeMethod> GUARANTEES = List.of(GuaranteeMethod.GUARANTEE_FUND, GuaranteeMethod.COUNTER_GUARANTEE, GuaranteeMethod.BANK_CREDIT);
    private final Places places;

    Lending(Places places) {
        this.places = places;
    }

    /** @param lastOfChain whether no loan follows; only then may the term be the longest */
    Terms terms(Dice dice, People.Person person, Startups.Stay stay, int sequence, LocalDate disbursedOn, boolean lastOfChain) {
        LocalDate appliedOn = disbursedOn.minusDays(dice.between(6, 35));
        BorrowerKind kind = kind(dice, person);
        boolean park = kind == BorrowerKind.ENTERPRISE && person.loans() == 1 && dice.chance(0.3);
        Bases.Base base = stay != null && stay.covers(disbursedOn) ? stay.base() : null;
        long amountWan = amountWan(dice, kind, appliedOn);
        BigDecimal rate = Eras.primeRate(disbursedOn).add(dice.pick(POINTS, 15, 25, 50, 10));
        RepaymentMethod method = dice.chance(BULLET_SHARE) ? RepaymentMethod.BULLET : dice.chance(0.4) ? RepaymentMethod.EQUAL_PRINCIPAL : RepaymentMethod.EQUAL_INSTALMENT;
        int months = dice.pick(MONTHS, 25, 50, lastOfChain && kind == BorrowerKind.INDIVIDUAL ? 25 : 0);
        boolean agricultural = person.startup() != null ? person.startup().agricultural()
                : person.group() == BorrowerGroup.RURAL_SELF_EMPLOYED || dice.chance(person.group() == BorrowerGroup.RETURNING_MIGRANT_WORKER ? 0.35 : 0.08);
        int jobs = kind == BorrowerKind.INDIVIDUAL ? 1 + (int) (dice.unit() * dice.unit() * 9) : Math.max(3, person.startup().employees() - dice.between(0, 3));
        return new Terms(park ? Terms.PARK_REGUARANTEE : Terms.STARTUP_GUARANTEED, kind, 1 + (int) (dice.unit() * dice.unit() * Names.BANKS.size()), amountWan * FEN_OF_WAN, months, rate, method,
                guarantee(dice, person, base, amountWan, disbursedOn), sequence, kind == BorrowerKind.ENTERPRISE ? null : person.group(), jobs, agricultural, base,
                appliedOn, disbursedOn);
    }

    private static BorrowerKind kind(Dice dice, People.Person person) {
        boolean larger = dice.chance(0.7);
        if (person.startup() == null || !larger) {
            return BorrowerKind.INDIVIDUAL;
        }
        StartupKind kind = person.startup().kind();
        return kind == StartupKind.ENTERPRISE ? BorrowerKind.ENTERPRISE : kind == StartupKind.PARTNERSHIP ? BorrowerKind.PARTNERSHIP : BorrowerKind.INDIVIDUAL;
    }

    /** Many borrow up to the limit of the day; partners each their own limit and a tenth more. */
    private static long amountWan(Dice dice, BorrowerKind kind, LocalDate appliedOn) {
        int limit = Eras.individualLimitWan(appliedOn);
        boolean full = dice.chance(0.45);
        double part = dice.unit();
        return switch (kind) {
            case INDIVIDUAL -> full ? limit : 2 + (long) (part * (limit - 1));
            case PARTNERSHIP -> (long) (limit * dice.between(2, 4) * (full ? 1.1 : 0.5 + part / 2));
            case ENTERPRISE -> full && dice.chance(0.3) ? Eras.enterpriseLimitWan(appliedOn) : 5 * (4 + (long) (part * (Eras.enterpriseLimitWan(appliedOn) / 5.0 - 3)));
        };
    }

    private GuaranteeMethod guarantee(Dice dice, People.Person person, Bases.Base base, long amountWan, LocalDate day) {
        double way = dice.unit();
        if (base != null && way < 0.5) {
            return GuaranteeMethod.BATCH_BASE;
        }
        if (places.isCreditCommunity(person.division(), day) && way < 0.7) {
            return GuaranteeMethod.CREDIT_COMMUNITY;
        }
        if (amountWan <= 10 && day.getYear() >= 2020 && way < 0.6) {
            return GuaranteeMethod.WAIVED;
        }
        return dice.pick(GUARANTEES, 60, 28, 12);
    }
}
