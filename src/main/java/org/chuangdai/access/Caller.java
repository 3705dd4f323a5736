package org.chuangdai.access;

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
 * @param identityNumber of a citizen who has signed in, or null
 * @param sight          the rows in sight
 */
public record Caller(String subject, String name, Set<String> roles, String division, String organisation, String identityNumber, Sight sight) {
    private static final Set<String> ROLES_WITH_DIVISION_SIGHT = Set.of("officer", "admin");

    /** The caller that a token's claims describe; claims that it lacks are null. */
    public static Caller signedIn(String subject, String name, Set<String> roles, String division, String organisation, String identityNumber) {
        String place = division == null ? null : DivisionCode.prefix(division);
        boolean seesDivision = place != null && roles.stream().anyMatch(ROLES_WITH_DIVISION_SIGHT::contains);
        return new Caller(subject, name, roles, place, organisation, identityNumber, seesDivision ? new Sight(place) : Sight.NOTHING);
    }

    /** FORBIDDEN unless the caller has one of these roles. */
    public void requireAny(Set<String> wanted) {
        if (roles.stream().noneMatch(wanted::contains)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "您没有执行此操作的权限，请联系管理员。", "You may not do this; ask an administrator for the role.");
        }
    }
}
