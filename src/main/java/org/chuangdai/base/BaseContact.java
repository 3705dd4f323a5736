package org.chuangdai.base;

import java.time.LocalDate;
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

/** Who stands by a base: contacts of the HRSS office, party stations, mentors and staff (联络机制、导师、专职人员). */
@Description("基地联络与服务人员 · Contact, party station, mentor or member of staff of a base.")
public record BaseContact(
        @Ignore long key, @Ignore long baseKey,
        @NonNull @Description("类型 · Kind.") BaseContactKind kind,
        @NonNull @Description("姓名或名称 · Name of the person or station.") String name,
        @Description("单位 · Organisation.") String organisation,
        @Description("手机号（脱敏） · Phone, masked.") String phone,
        @Description("起始日期 · From.") LocalDate fromOn,
        @Description("截止日期 · Until; open when missing.") LocalDate untilOn) implements Node {
    static final String TYPE = "BaseContact";
    static final String COLUMNS = """
            c.id, c.base_id, c.kind, c.name, c.organisation, c.phone_cipher, c.from_on, c.until_on""";

    BaseContact(Cells cells, Vault vault) {
        this(cells.id(), cells.id(), cells.constant(BaseContactKind.class), cells.text(), cells.text(), Masking.phone(vault.open(SealedField.CONTACT_PHONE, cells.bytes())),
                cells.date(), cells.date());
    }

    /** As it is shown to those who do not see names; a station's is no person's. */
    BaseContact withoutName() {
        return kind == BaseContactKind.PARTY_STATION ? this : new BaseContact(key, baseKey, kind, Masking.name(name), organisation, phone, fromOn, untilOn);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
