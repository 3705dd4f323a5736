package org.chuangdai.demo.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counties and townships of the province, how much of its lending falls to each county, and the credit communities. */
final class Places {
    private static final double CREDIT_COMMUNITY_SHARE = 0.12;

    record County(int index, String code, String name, List<String> townships) {
        String prefecture() {
            return code.substring(0, 4) + "00000000";
        }
    }

    /** A township whose residents need no counter-guarantee from the first day to the last. */
    private record CreditCommunity(LocalDate grantedOn, LocalDate revokedOn) {
    }

    private final String province;
    private final List<County> counties = new ArrayList<>();
    private final Map<String, String> townshipNames = new TreeMap<>();
    private final Map<String, CreditCommunity> communities = new HashMap<>();
    private final double[] weights;

    Places(List<Division> divisions, Settings settings) {
        Map<String, County> byPrefix = new TreeMap<>();
        for (Division division : divisions) {
            if (division.level().equals("COUNTY")) {
                byPrefix.put(division.code().substring(0, 6), new County(byPrefix.size(), division.code(), division.name(), new ArrayList<>()));
            }
        }
        for (Division division : divisions) {
            County county = byPrefix.get(division.code().substring(0, 6));
            if (division.level().equals("TOWNSHIP") && county != null) {
                county.townships().add(division.code());
                townshipNames.put(division.code(), division.name());
            }
        }
        for (County county : byPrefix.values()) {
            if (county.townships().isEmpty()) {
                county.townships().add(county.code());
            }
        }
        counties.addAll(byPrefix.values());
        province = counties.get(0).code().substring(0, 2) + "0000000000";
        weights = new double[counties.size()];
        for (County county : counties) {
            Dice dice = new Dice(settings.seed(), "county", county.index());
            weights[county.index()] = (0.4 + 1.4 * dice.unit()) * (county.name().endsWith("区") ? 1.3 : 1) * Math.sqrt(county.townships().size());
        }
    }

    String province() {
        return province;
    }

    List<County> counties() {
        return counties;
    }

    County county(Dice dice) {
        return dice.pick(counties, weights);
    }

    boolean isCreditCommunity(String township, LocalDate day) {
        CreditCommunity community = communities.get(township);
        return community != null && !day.isBefore(community.grantedOn()) && (community.revokedOn() == null || day.isBefore(community.revokedOn()));
    }

    /** Names the credit communities and writes them. */
    void writeCommunities(Settings settings, Batch batch) {
        int id = 0;
        int index = 0;
        long days = settings.until().toEpochDay() - settings.from().toEpochDay();
        for (Map.Entry<String, String> township : townshipNames.entrySet()) {
            Dice dice = new Dice(settings.seed(), "community", index++);
            if (dice.chance(CREDIT_COMMUNITY_SHARE)) {
                LocalDate grantedOn = settings.from().plusDays((long) (dice.unit() * days * 0.8));
                LocalDate revokedOn = dice.chance(0.05) ? grantedOn.plusDays((long) (dice.unit() * (settings.until().toEpochDay() - grantedOn.toEpochDay()))) : null;
                communities.put(township.getKey(), new CreditCommunity(grantedOn, revokedOn));
                batch.rows(Table.CREDIT_COMMUNITY).number(++id).text(township.getKey()).text(township.getValue().endsWith("街道") ? "COMMUNITY" : "TOWNSHIP")
                        .text(grantedOn).text(revokedOn).end();
            }
        }
    }
}
