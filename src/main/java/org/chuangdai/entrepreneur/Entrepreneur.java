package org.chuangdai.entrepreneur;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.access.Masking;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A person who has started or wants to start a business (创业者). Personal values are masked from the first moment on. */
@Description("创业者 · Person who starts a business.")
public record Entrepreneur(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("姓名（分析、财政、审计人员所见为脱敏） · Name; masked for analysts, finance and auditors.") String name,
        @NonNull @Description("公民身份号码（脱敏） · Identity number, masked.") String identityNumber,
        @Description("手机号（脱敏） · Phone, masked.") String phone,
        @Description("性别 · Sex.") Gender gender,
        @Description("出生年份 · Year of birth.") Integer birthYear,
        @NonNull @Description("所属群体 · Groups the person belongs to.") List<@NonNull BorrowerGroup> groups,
        @Description("毕业日期 · Day of graduation.") LocalDate graduatedOn) implements Node {
    static final String COLUMNS = "e.id, e.division, e.name, e.phone_cipher, e.borrower_groups, e.graduated_on, e.identity_cipher";

    static Entrepreneur read(Cells cells, Vault vault, boolean nameMasked) {
        long key = cells.id();
        String division = cells.text();
        String name = nameMasked ? Masking.name(cells.text()) : cells.text();
        String phone = Masking.phone(vault.open(SealedField.PHONE, cells.bytes()));
        List<BorrowerGroup> groups = cells.constants(BorrowerGroup.class);
        LocalDate graduatedOn = cells.date();
        String number = vault.open(SealedField.IDENTITY_NUMBER, cells.bytes());
        return new Entrepreneur(key, division, name, Masking.identityNumber(number), phone,
                IdentityNumber.gender(number), IdentityNumber.birthDate(number).getYear(), groups, graduatedOn);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of("Entrepreneur", key);
    }
}
