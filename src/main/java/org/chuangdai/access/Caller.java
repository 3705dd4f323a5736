package org.chuangdai.access;

import java.util.EnumSet;
import java.util.Set;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/**
 * Who is asking.
 *
 * @param subject        the issuer's own key of the caller, stable and unique at the issuer
 * @param name           as the issuer gives it
 * @param roles          see the README, "Access"
 * @param division       prefix of the caller's place, null when the token names none
 * @param organisation   code of the caller's bank, guarantee fund or base, or null
 * @param person         keyed hashes of the identity number of a citizen who has signed in, as an array literal, or null: what finds the own file
 * @param sight          the rows in sight
 * @param figures        what statistics are made of: the rows in sight, and for some roles more
 */
public record Caller(String subject, String name, Set<String> roles, String division, String organisation, String person, Sight sight, Sight figures) {

    /** Somebody whose figures are made of the rows in sight. */
    public Caller(String subject, String name, Set<String> roles, String division, String organisation, String person, Sight sight) {
        this(subject, name, roles, division, organisation, person, sight, sight);
    }

    /** The caller that a token's claims describe; claims that it lacks are null. */
    public static Caller signedIn(String subject, String name, Set<String> roles, String division, String organisation, String person) {
        String place = division == null ? null : DivisionCode.prefix(division);
        Set<Role> known = Role.of(roles);
        EnumSet<Role> withRows = known.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(known);
        withRows.remove(Role.ANALYST);
        return new Caller(subject, name, roles, place, organisation, person, sight(withRows, place, organisation, person),
                sight(known, place, organisation, person));
    }

    private static Sight sight(Set<Role> roles, String place, String organisation, String person) {
        EnumSet<View> views = EnumSet.noneOf(View.class);
        roles.stream().filter(role -> role.view() != null).forEach(role -> views.add(role.view()));
        // Whoever sees all of the place with its names anyhow needs no mask; other views of a masked role stay masked as well.
        boolean plainPlace = roles.contains(Role.OFFICER) || roles.contains(Role.ADMIN);
        return new Sight(views, place, organisation, person, !plainPlace && roles.stream().anyMatch(Role::masksNames));
    }

    /** The rows in sight of the roles among {@code wanted} alone: what a command that asks for them may change. */
    public Sight acting(Set<String> wanted) {
        EnumSet<View> views = EnumSet.noneOf(View.class);
        for (Role role : Role.of(wanted)) {
            if (roles.contains(role.claim()) && role.view() != null) {
                boolean hasKey = switch (role.view().key()) {
                    case DIVISION -> true;
                    case ORGANISATION -> organisation != null;
                    case PERSON -> person != null;
                };
                views.add(!hasKey && sight.coversEverything() ? View.PLACE : role.view());
            }
        }
        return new Sight(views, sight.division(), organisation, person, false);
    }

    /** Whether the caller has {@code pii-reader}, and beside another role. */
    public boolean isPiiReader() {
        Set<Role> known = Role.of(roles);
        return known.contains(Role.PII_READER) && known.size() > 1;
    }

    /** FORBIDDEN unless the caller has one of these roles. */
    public void requireAny(Set<String> wanted) {
        if (roles.stream().noneMatch(wanted::contains)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "您没有执行此操作的权限，请联系管理员。", "You may not do this; ask an administrator for the role.");
        }
    }
}
