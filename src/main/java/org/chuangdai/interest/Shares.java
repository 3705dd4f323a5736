package org.chuangdai.interest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chuangdai.command.Rejection;
import org.chuangdai.policy.GovernmentLevel;

/** How levels of government share an interest subsidy: percent by level, from the centre down. */
record Shares(List<Part> parts) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The share of a level, in percent when it is asked for, in yuan when it is the answer. */
    record Part(GovernmentLevel level, BigDecimal value) {
    }

    /** SHARES_DO_NOT_SUM unless the percentages of different levels sum to 100. */
    static Shares of(List<Part> parts) {
        BigDecimal sum = parts.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(HUNDRED) != 0 || parts.stream().map(Part::level).distinct().count() != parts.size()) {
            throw new Rejection("SHARES_DO_NOT_SUM", "shares", "各级分担比例应各不相同且合计100%%，而不是%s%%。", "The shares of different levels sum to 100 percent, not %s.",
                    sum.stripTrailingZeros().toPlainString());
        }
        return new Shares(parts.stream().sorted(Comparator.comparing(Part::level)).toList());
    }

    /** Yuan by level, HALF_UP to fen; the last level takes what rounding leaves, so that they sum to the amount exactly. */
    List<Part> split(BigDecimal amountYuan) {
        List<Part> amounts = new ArrayList<>();
        BigDecimal left = amountYuan;
        for (Part part : parts.subList(0, parts.size() - 1)) {
            BigDecimal amount = amountYuan.multiply(part.value()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            amounts.add(new Part(part.level(), amount));
            left = left.subtract(amount);
        }
        amounts.add(new Part(parts.get(parts.size() - 1).level(), left));
        return amounts;
    }
}
