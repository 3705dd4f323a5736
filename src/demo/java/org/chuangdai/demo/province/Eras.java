package org.chuangdai.demo.province;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the policy and the market were on a day: loan limits and the loan prime rate. */
final class Eras {
    /** Until the loan prime rate replaced it, the benchmark rate of one year, in percent. */
    private static final BigDecimal BENCHMARK_RATE = new BigDecimal("4.35");
    private static final NavigableMap<LocalDate, BigDecimal> PRIME_RATES = primeRates();
    private static final NavigableMap<LocalDate, Integer> INDIVIDUAL_LIMITS = new TreeMap<>(Map.of(LocalDate.MIN, 10, LocalDate.of(2018, 11, 16), 15,
            LocalDate.of(2020, 4, 15), 20, LocalDate.of(2023, 9, 4), 30));
    private static final NavigableMap<LocalDate, Integer> ENTERPRISE_LIMITS = new TreeMap<>(Map.of(LocalDate.MIN, 200, LocalDate.of(2018, 11, 16), 300,
            LocalDate.of(2023, 9, 4), 400));

    private Eras() {
    }

    /** In units of 10,000 yuan, for an application of that day. */
    static int individualLimitWan(LocalDate day) {
        return INDIVIDUAL_LIMITS.floorEntry(day).getValue();
    }

    /** In units of 10,000 yuan, for an application of that day. */
    static int enterpriseLimitWan(LocalDate day) {
        return ENTERPRISE_LIMITS.floorEntry(day).getValue();
    }

    /** Percent a year. */
    static BigDecimal primeRate(LocalDate day) {
        Map.Entry<LocalDate, BigDecimal> entry = PRIME_RATES.floorEntry(day);
        return entry == null ? BENCHMARK_RATE : entry.getValue();
    }

    private static NavigableMap<LocalDate, BigDecimal> primeRates() {
        String quotes = "2019-08 4.25, 2019-09 4.20, 2019-11 4.15, 2020-02 4.05, 2020-04 3.85, 2021-12 3.80, 2022-01 3.70, 2022-08 3.65, 2023-06 3.55,"
                + " 2023-08 3.45, 2024-07 3.35, 2024-10 3.10, 2025-05 3.00";
        NavigableMap<LocalDate, BigDecimal> rates = new TreeMap<>();
        for (String quote : quotes.split(", ")) {
            String[] parts = quote.split(" ");
            rates.put(LocalDate.parse(parts[0] + "-20"), new BigDecimal(parts[1]));
        }
        return rates;
    }
}
