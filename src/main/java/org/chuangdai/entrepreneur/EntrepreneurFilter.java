package org.chuangdai.entrepreneur;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Names;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which persons: every given field must hold. Columns of the alias {@code e}. */
@Input("EntrepreneurFilter")
@Description("创业者筛选条件 · Which persons: every given field must hold; a list means any of its values.")
public class EntrepreneurFilter {
    @Description("行政区划代码前缀 · Division prefix.")
    public String division;
    @Description("所属群体 · Belongs to any of these groups.")
    public List<BorrowerGroup> group;
    @Description("公民身份号码（全部18位） · Identity number, all 18 characters.")
    public String identityNumber;
    @Description("姓名（任意部分） · Any part of the name.")
    public String name;

    Sql restrict(Sql sql, Vault vault) {
        if (division != null) {
            DivisionCode.restrict(sql, "e.division", division);
        }
        if (group != null) {
            sql.and("e.borrower_groups && ?", (Object) group.stream().map(Enum::name).toArray(String[]::new));
        }
        if (identityNumber != null) {
            sql.and("e.identity_hash = any (?)", (Object) vault.hashes(SealedField.IDENTITY_NUMBER, IdentityNumber.normalise(identityNumber)));
        }
        return Names.restrict(sql, "e.name", name);
    }
}
