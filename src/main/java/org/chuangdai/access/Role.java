package org.chuangdai.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** The roles a token may name, and through which view each of them sees. What each may do: README, "Access". */
public enum Role {
    OFFICER("officer", View.PLACE, false),
    ADMIN("admin", View.PLACE, false),
    ANALYST("analyst", View.FIGURES, true),
    BANK("bank", View.BANK, false),
    GUARANTOR("guarantor", View.GUARANTEED, false),
    FINANCE("finance", View.MONEY, true),
    BASE_OPERATOR("base-operator", View.BASE, false),
    ENTREPRENEUR("entrepreneur", View.PERSON, false),
    AUDITOR("auditor", View.PLACE, true),
    /** Beside another role: personal fields unmasked, for a reason. */
    PII_READER("pii-reader", null, false);

    private final String claim;
    private final View view;
    private final boolean masksNames;

    Role(String claim, View view, boolean masksNames) {
        this.claim = claim;
        this.view = view;
        this.masksNames = masksNames;
    }

    public String claim() {
        return claim;
    }

    /** Null for a role that shows no rows of its own. */
    View view() {
        return view;
    }

    /** Whether the names of persons are masked in what this role shows. */
    boolean masksNames() {
        return masksNames;
    }

    /** Those of these names that are roles. */
    static Set<Role> of(Collection<String> claims) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(values()).filter(role -> claims.contains(role.claim)).forEach(roles::add);
        return roles;
    }
}
