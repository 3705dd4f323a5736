package org.chuangdai.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chuangdai.loan.BorrowerKind;

/**
 * The versions of some places and of the nation, from which policies are resolved field by field: the nearest division that says
 * something, there the latest version in force.
 */
final class PolicyBook {
    private static final Comparator<PolicyVersion> NEAREST_THEN_LATEST = Comparator.comparing((PolicyVersion version) -> -version.place().length())
            .thenComparing(version -> version.source().effectiveFrom(), Comparator.reverseOrder());
    private final List<PolicyVersion> versions;

    private final PolicyVersion assumed;

    PolicyBook(List<PolicyVersion> versions) {
        this(versions.stream().sorted(NEAREST_THEN_LATEST).toList(), null);
    }

    private PolicyBook(List<PolicyVersion> versions, PolicyVersion assumed) {
        this.versions = versions;
        this.assumed = assumed;
    }

    /** The same versions below one that nobody issued: what it says counts everywhere and always, before all others. */
    PolicyBook assuming(PolicyVersion version) {
        return new PolicyBook(versions, version);
    }

    /** A value and where it comes from; the value is null when the nearest version that changed it does not say to what. */
    record Resolved(Object value, PolicySource source) {
    }

    /**
     * The policy of a place.
     *
     * @param division 12 digits
     * @param limitsOn day of application, whose limits count
     * @param on       day of signing, which everything else is taken from
     */
    LoanPolicy resolve(String division, LocalDate limitsOn, LocalDate on) {
        List<PolicyVersion> ofLimits = inForce(division, limitsOn);
        List<PolicyVersion> others = inForce(division, on);
        Map<PolicyField, Resolved> values = new EnumMap<>(PolicyField.class);
        for (PolicyField field : PolicyField.values()) {
            Resolved found = first(field, field.belongsToLimits() ? ofLimits : others);
            if (found != null) {
                values.put(field, found);
            }
        }
        List<PolicyLimit> limits = new ArrayList<>();
        for (BorrowerKind kind : BorrowerKind.values()) {
            limits.addAll(limits(kind, ofLimits));
        }
        return LoanPolicy.of(division, limitsOn, on, values, limits, nearest(others, PolicyVersion::subsidies, SubsidyRule::borrowerKind),
                nearest(others, PolicyVersion::waivers, PolicyWaiver::reason), nearest(others, PolicyVersion::subsidyShares, share -> true),
                nearest(others, PolicyVersion::fundShares, share -> true));
    }

    private List<PolicyVersion> inForce(String division, LocalDate day) {
        return Stream.concat(Stream.ofNullable(assumed), versions.stream().filter(version -> division.startsWith(version.place()) && version.isInForce(day))).toList();
    }

    private static Resolved first(PolicyField field, List<PolicyVersion> nearestFirst) {
        for (PolicyVersion version : nearestFirst) {
            Object value = version.values().get(field);
            if (value != null) {
                return new Resolved(value, version.source());
            }
            if (version.cleared().contains(field)) {
                return new Resolved(null, version.source());
            }
        }
        return null;
    }

    /** The limits of a division are one set, that of its latest version; one without a general limit is completed by the divisions above. */
    private static List<PolicyLimit> limits(BorrowerKind kind, List<PolicyVersion> nearestFirst) {
        List<PolicyLimit> found = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (PolicyVersion version : nearestFirst) {
            List<PolicyLimit> own = version.limits().stream().filter(limit -> limit.borrowerKind() == kind).toList();
            if (!own.isEmpty() && places.add(version.key() == PolicyVersion.ASSUMED ? null : version.place())) {
                found.addAll(own);
                if (own.stream().anyMatch(PolicyLimit::isGeneral)) {
                    break;
                }
            }
        }
        return found;
    }

    /** For each key the rows of the first version that has any. */
    private static <T, K> List<T> nearest(List<PolicyVersion> nearestFirst, Function<PolicyVersion, List<T>> rows, Function<T, K> key) {
        List<T> found = new ArrayList<>();
        Set<K> known = new HashSet<>();
        for (PolicyVersion version : nearestFirst) {
            List<T> news = rows.apply(version).stream().filter(row -> !known.contains(key.apply(row))).toList();
            news.forEach(row -> known.add(key.apply(row)));
            found.addAll(news);
        }
        return found;
    }
}
