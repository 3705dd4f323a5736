package org.chuangdai.access;

import java.util.Set;

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
}
