package org.chuangdai.access;

import java.util.Set;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/**
 * Who is asking.
 *
 * @param name         as the issuer gives it
 * @param roles        see the README, "Access"
 * @param division     prefix of the caller's place, null when the token names none
 * @param organisation code of the caller's bank, guarantee fund or base, or null
 * @param sight        the rows in sight
 */
public record Caller(String name, Set<String> roles, String division, String organisation, Sight sight) {

    /** FORBIDDEN unless the caller has one of these roles. */
    public void requireAny(Set<String> wanted) {
        if (roles.stream().noneMatch(wanted::contains)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "您没有执行此操作的权限，请联系管理员。", "You may not do this; ask an administrator for the role.");
        }
    }
}
