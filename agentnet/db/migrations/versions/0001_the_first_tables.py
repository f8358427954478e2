"""The first tables: made from the models by tools/first_migration.py, never by hand.

One `op.create_table` for each, those that others lean on first, each followed by its indexes; then triggers that keep
frozen rows as they are (FROZEN). What a table and its columns are for stands in its room's models.py.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from agentnet.db.columns import UTC

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FROZEN = {
    "sqlite": {
        "frozen_findingrevision_update": "CREATE TRIGGER frozen_findingrevision_update BEFORE UPDATE ON findingrevision WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_findingrevision_delete": "CREATE TRIGGER frozen_findingrevision_delete BEFORE DELETE ON findingrevision WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_termapproval_update": "CREATE TRIGGER frozen_termapproval_update BEFORE UPDATE ON termapproval WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_termapproval_delete": "CREATE TRIGGER frozen_termapproval_delete BEFORE DELETE ON termapproval WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_termchange_update": "CREATE TRIGGER frozen_termchange_update BEFORE UPDATE ON termchange WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_termchange_delete": "CREATE TRIGGER frozen_termchange_delete BEFORE DELETE ON termchange WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_revision_update": "CREATE TRIGGER frozen_revision_update BEFORE UPDATE ON revision WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_revision_delete": "CREATE TRIGGER frozen_revision_delete BEFORE DELETE ON revision WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_chapterstep_update": "CREATE TRIGGER frozen_chapterstep_update BEFORE UPDATE ON chapterstep WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_chapterstep_delete": "CREATE TRIGGER frozen_chapterstep_delete BEFORE DELETE ON chapterstep WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_approval_update": "CREATE TRIGGER frozen_approval_update BEFORE UPDATE ON approval WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_approval_delete": "CREATE TRIGGER frozen_approval_delete BEFORE DELETE ON approval WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_edition_update": "CREATE TRIGGER frozen_edition_update BEFORE UPDATE ON edition WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_edition_delete": "CREATE TRIGGER frozen_edition_delete BEFORE DELETE ON edition WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_editionchapter_update": "CREATE TRIGGER frozen_editionchapter_update BEFORE UPDATE ON editionchapter WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_editionchapter_delete": "CREATE TRIGGER frozen_editionchapter_delete BEFORE DELETE ON editionchapter WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_editionfile_update": "CREATE TRIGGER frozen_editionfile_update BEFORE UPDATE ON editionfile WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_editionfile_delete": "CREATE TRIGGER frozen_editionfile_delete BEFORE DELETE ON editionfile WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_withdrawal_update": "CREATE TRIGGER frozen_withdrawal_update BEFORE UPDATE ON withdrawal WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_withdrawal_delete": "CREATE TRIGGER frozen_withdrawal_delete BEFORE DELETE ON withdrawal WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_registerstep_update": "CREATE TRIGGER frozen_registerstep_update BEFORE UPDATE ON registerstep WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_registerstep_delete": "CREATE TRIGGER frozen_registerstep_delete BEFORE DELETE ON registerstep WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_groupdecision_update": "CREATE TRIGGER frozen_groupdecision_update BEFORE UPDATE ON groupdecision WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_groupdecision_delete": "CREATE TRIGGER frozen_groupdecision_delete BEFORE DELETE ON groupdecision WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_approvalrecord_update": "CREATE TRIGGER frozen_approvalrecord_update BEFORE UPDATE ON approvalrecord WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_approvalrecord_delete": "CREATE TRIGGER frozen_approvalrecord_delete BEFORE DELETE ON approvalrecord WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_toolfile_update": "CREATE TRIGGER frozen_toolfile_update BEFORE UPDATE ON toolfile WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_toolfile_delete": "CREATE TRIGGER frozen_toolfile_delete BEFORE DELETE ON toolfile WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_sourcelink_update": "CREATE TRIGGER frozen_sourcelink_update BEFORE UPDATE OF source_id, revision, relation ON sourcelink WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_survey_update": "CREATE TRIGGER frozen_survey_update BEFORE UPDATE OF anonymity, network_id, kind, asked, asked_roles, series_id ON survey WHEN OLD.stage <> 'draft' BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_survey_delete": "CREATE TRIGGER frozen_survey_delete BEFORE DELETE ON survey WHEN OLD.stage <> 'draft' BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_survey_replace": "CREATE TRIGGER frozen_survey_replace BEFORE INSERT ON survey WHEN EXISTS (SELECT 1 FROM survey WHERE id = NEW.id AND stage <> 'draft') BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_survey_id_update": "CREATE TRIGGER frozen_survey_id_update BEFORE UPDATE OF id ON survey WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_survey_stage_update": "CREATE TRIGGER frozen_survey_stage_update BEFORE UPDATE OF stage ON survey WHEN (OLD.stage <> 'draft' AND NEW.stage = 'draft') OR (OLD.stage = 'closed' AND NEW.stage <> 'closed') BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_question_update": "CREATE TRIGGER frozen_question_update BEFORE UPDATE OF id, survey_id, key, kind, label, help, required, options, rows, at_least, at_most, unit, shown_if, texts, revision, frozen ON question WHEN OLD.frozen BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_question_delete": "CREATE TRIGGER frozen_question_delete BEFORE DELETE ON question WHEN OLD.frozen BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_question_replace": "CREATE TRIGGER frozen_question_replace BEFORE INSERT ON question WHEN EXISTS (SELECT 1 FROM question WHERE frozen AND (id = NEW.id OR (survey_id = NEW.survey_id AND key = NEW.key))) BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_askedunit_update": "CREATE TRIGGER frozen_askedunit_update BEFORE UPDATE ON askedunit WHEN OLD.frozen BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_askedunit_delete": "CREATE TRIGGER frozen_askedunit_delete BEFORE DELETE ON askedunit WHEN OLD.frozen BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_askedunit_replace": "CREATE TRIGGER frozen_askedunit_replace BEFORE INSERT ON askedunit WHEN EXISTS (SELECT 1 FROM askedunit WHERE frozen AND (id = NEW.id OR (survey_id = NEW.survey_id AND unit_id = NEW.unit_id))) BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_assignment_update": "CREATE TRIGGER frozen_assignment_update BEFORE UPDATE OF title, network_id, pairs ON assignment WHEN OLD.stage <> 'draft' BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_assignment_delete": "CREATE TRIGGER frozen_assignment_delete BEFORE DELETE ON assignment WHEN OLD.stage <> 'draft' BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_brief_update": "CREATE TRIGGER frozen_brief_update BEFORE UPDATE ON brief WHEN OLD.issued_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_brief_delete": "CREATE TRIGGER frozen_brief_delete BEFORE DELETE ON brief WHEN OLD.issued_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_submission_update": "CREATE TRIGGER frozen_submission_update BEFORE UPDATE OF task_id, n, brief_n, by ON submission WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_submission_delete": "CREATE TRIGGER frozen_submission_delete BEFORE DELETE ON submission WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_boardop_update": "CREATE TRIGGER frozen_boardop_update BEFORE UPDATE ON boardop WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
        "frozen_boardop_delete": "CREATE TRIGGER frozen_boardop_delete BEFORE DELETE ON boardop WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen row'); END",
    },
    "postgresql": {
        "frozen_findingrevision_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_findingrevision_update BEFORE UPDATE ON findingrevision FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_findingrevision_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_findingrevision_delete BEFORE DELETE ON findingrevision FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_termapproval_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_termapproval_update BEFORE UPDATE ON termapproval FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_termapproval_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_termapproval_delete BEFORE DELETE ON termapproval FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_termchange_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_termchange_update BEFORE UPDATE ON termchange FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_termchange_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_termchange_delete BEFORE DELETE ON termchange FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_revision_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_revision_update BEFORE UPDATE ON revision FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_revision_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_revision_delete BEFORE DELETE ON revision FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_chapterstep_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_chapterstep_update BEFORE UPDATE ON chapterstep FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_chapterstep_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_chapterstep_delete BEFORE DELETE ON chapterstep FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_approval_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_approval_update BEFORE UPDATE ON approval FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_approval_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_approval_delete BEFORE DELETE ON approval FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_edition_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_edition_update BEFORE UPDATE ON edition FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_edition_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_edition_delete BEFORE DELETE ON edition FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_editionchapter_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_editionchapter_update BEFORE UPDATE ON editionchapter FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_editionchapter_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_editionchapter_delete BEFORE DELETE ON editionchapter FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_editionfile_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_editionfile_update BEFORE UPDATE ON editionfile FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_editionfile_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_editionfile_delete BEFORE DELETE ON editionfile FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_withdrawal_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_withdrawal_update BEFORE UPDATE ON withdrawal FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_withdrawal_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_withdrawal_delete BEFORE DELETE ON withdrawal FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_registerstep_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_registerstep_update BEFORE UPDATE ON registerstep FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_registerstep_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_registerstep_delete BEFORE DELETE ON registerstep FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_groupdecision_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_groupdecision_update BEFORE UPDATE ON groupdecision FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_groupdecision_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_groupdecision_delete BEFORE DELETE ON groupdecision FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_approvalrecord_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_approvalrecord_update BEFORE UPDATE ON approvalrecord FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_approvalrecord_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_approvalrecord_delete BEFORE DELETE ON approvalrecord FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_toolfile_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_toolfile_update BEFORE UPDATE ON toolfile FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_toolfile_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_toolfile_delete BEFORE DELETE ON toolfile FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_sourcelink_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_sourcelink_update BEFORE UPDATE OF source_id, revision, relation ON sourcelink FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_survey_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_survey_update BEFORE UPDATE OF anonymity, network_id, kind, asked, asked_roles, series_id ON survey FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_frozen()",
        "frozen_survey_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_survey_delete BEFORE DELETE ON survey FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_frozen()",
        "frozen_survey_id_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_survey_id_update BEFORE UPDATE OF id ON survey FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_survey_stage_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_survey_stage_update BEFORE UPDATE OF stage ON survey FOR EACH ROW WHEN ((OLD.stage <> 'draft' AND NEW.stage = 'draft') OR (OLD.stage = 'closed' AND NEW.stage <> 'closed')) EXECUTE FUNCTION refuse_frozen()",
        "frozen_question_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_question_update BEFORE UPDATE OF id, survey_id, key, kind, label, help, required, options, rows, at_least, at_most, unit, shown_if, texts, revision, frozen ON question FOR EACH ROW WHEN (OLD.frozen) EXECUTE FUNCTION refuse_frozen()",
        "frozen_question_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_question_delete BEFORE DELETE ON question FOR EACH ROW WHEN (OLD.frozen) EXECUTE FUNCTION refuse_frozen()",
        "frozen_askedunit_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_askedunit_update BEFORE UPDATE ON askedunit FOR EACH ROW WHEN (OLD.frozen) EXECUTE FUNCTION refuse_frozen()",
        "frozen_askedunit_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_askedunit_delete BEFORE DELETE ON askedunit FOR EACH ROW WHEN (OLD.frozen) EXECUTE FUNCTION refuse_frozen()",
        "frozen_assignment_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_assignment_update BEFORE UPDATE OF title, network_id, pairs ON assignment FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_frozen()",
        "frozen_assignment_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_assignment_delete BEFORE DELETE ON assignment FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_frozen()",
        "frozen_brief_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_brief_update BEFORE UPDATE ON brief FOR EACH ROW WHEN (OLD.issued_at IS NOT NULL) EXECUTE FUNCTION refuse_frozen()",
        "frozen_brief_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_brief_delete BEFORE DELETE ON brief FOR EACH ROW WHEN (OLD.issued_at IS NOT NULL) EXECUTE FUNCTION refuse_frozen()",
        "frozen_submission_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_submission_update BEFORE UPDATE OF task_id, n, brief_n, by ON submission FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_submission_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_submission_delete BEFORE DELETE ON submission FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_boardop_update": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_boardop_update BEFORE UPDATE ON boardop FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
        "frozen_boardop_delete": "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql; CREATE TRIGGER frozen_boardop_delete BEFORE DELETE ON boardop FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION refuse_frozen()",
    },
}


def upgrade() -> None:
    op.create_table(
        "addresstrouble",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("address", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("bounces", sa.Integer(), nullable=False),
        sa.Column("last_at", UTC(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresstrouble")),
        sa.UniqueConstraint("address", name=op.f("uq_addresstrouble_address")),
    )
    op.create_table(
        "county",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("area_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("level_names", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_county")),
    )
    op.create_table(
        "guest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("removed_at", UTC(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_guest_token_hash")),
    )
    op.create_table(
        "linkcheck",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("works", "dead", "unsure", name="linkstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("fails", sa.Integer(), nullable=False),
        sa.Column("checked_at", UTC(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkcheck")),
        sa.UniqueConstraint("url", name=op.f("uq_linkcheck_url")),
    )
    op.create_table(
        "mailsettings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("one", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("host", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("tls", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("user", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("password", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sender_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sender_address", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reply_to", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("digest_day", sa.Integer(), nullable=False),
        sa.Column("digest_hour", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailsettings")),
        sa.UniqueConstraint("one", name=op.f("uq_mailsettings_one")),
    )
    op.create_table(
        "storedfile",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("media_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_storedfile")),
        sa.UniqueConstraint("sha256", name=op.f("uq_storedfile_sha256")),
    )
    op.create_table(
        "area",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "field",
            sa.Enum("social", "health", "common", name="field", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["county_id"], ["county.id"], name=op.f("fk_area_county_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["area.id"], name=op.f("fk_area_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
    )
    op.create_index(op.f("ix_area_county_id"), "area", ["county_id"], unique=False)
    op.create_index(op.f("ix_area_parent_id"), "area", ["parent_id"], unique=False)
    op.create_table(
        "network",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "agents",
                "sparring",
                "directors",
                "experience",
                "other",
                name="networkkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("purpose", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("story_theme", sa.Boolean(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("archived_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["county_id"], ["county.id"], name=op.f("fk_network_county_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network")),
    )
    op.create_index(op.f("ix_network_county_id"), "network", ["county_id"], unique=False)
    op.create_table(
        "region",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["county_id"], ["county.id"], name=op.f("fk_region_county_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region")),
    )
    op.create_index(op.f("ix_region_county_id"), "region", ["county_id"], unique=False)
    op.create_table(
        "assignmentpattern",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_assignmentpattern_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignmentpattern")),
    )
    op.create_index(op.f("ix_assignmentpattern_network_id"), "assignmentpattern", ["network_id"], unique=False)
    op.create_table(
        "coveragegoal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=False),
        sa.Column(
            "field",
            sa.Enum("social", "health", "common", name="field", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_coveragegoal_area_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_coveragegoal_network_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_coveragegoal_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coveragegoal")),
    )
    op.create_index(op.f("ix_coveragegoal_network_id"), "coveragegoal", ["network_id"], unique=False)
    op.create_index(op.f("ix_coveragegoal_region_id"), "coveragegoal", ["region_id"], unique=False)
    op.create_table(
        "decidinggroup",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_decidinggroup_area_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_decidinggroup_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decidinggroup")),
        sa.UniqueConstraint("network_id", "area_id", name=op.f("uq_decidinggroup_network_id_area_id")),
    )
    op.create_index(op.f("ix_decidinggroup_area_id"), "decidinggroup", ["area_id"], unique=False)
    op.create_index(op.f("ix_decidinggroup_network_id"), "decidinggroup", ["network_id"], unique=False)
    op.create_table(
        "guide",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subtitle", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "guide", "handbook", "card", name="guidekind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("brand", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_guide_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide")),
        sa.UniqueConstraint("slug", name=op.f("uq_guide_slug")),
    )
    op.create_index(op.f("ix_guide_network_id"), "guide", ["network_id"], unique=False)
    op.create_table(
        "networkcounty",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["county_id"], ["county.id"], name=op.f("fk_networkcounty_county_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_networkcounty_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_networkcounty")),
        sa.UniqueConstraint("network_id", "county_id", name=op.f("uq_networkcounty_network_id_county_id")),
    )
    op.create_index(op.f("ix_networkcounty_county_id"), "networkcounty", ["county_id"], unique=False)
    op.create_index(op.f("ix_networkcounty_network_id"), "networkcounty", ["network_id"], unique=False)
    op.create_table(
        "quietperiod",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_quietperiod_in_order")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_quietperiod_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quietperiod")),
    )
    op.create_index(op.f("ix_quietperiod_network_id"), "quietperiod", ["network_id"], unique=False)
    op.create_table(
        "rhythm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("assign_days", sa.Integer(), nullable=False),
        sa.Column("remind_days", sa.Integer(), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("results_days", sa.Integer(), nullable=False),
        sa.Column("review_days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_rhythm_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rhythm")),
        sa.UniqueConstraint("network_id", name=op.f("uq_rhythm_network_id")),
    )
    op.create_table(
        "theme",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_theme_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
    )
    op.create_index(op.f("ix_theme_network_id"), "theme", ["network_id"], unique=False)
    op.create_table(
        "unit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_unit_area_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_unit_region_id")),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_unit_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_index(op.f("ix_unit_area_id"), "unit", ["area_id"], unique=False)
    op.create_index(op.f("ix_unit_region_id"), "unit", ["region_id"], unique=False)
    op.create_index(op.f("ix_unit_successor_id"), "unit", ["successor_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("organisation", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_person_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_index(op.f("ix_person_unit_id"), "person", ["unit_id"], unique=False)
    op.create_table(
        "succession",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("successor_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_succession_successor_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_succession_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_succession")),
        sa.UniqueConstraint("unit_id", "successor_id", name=op.f("uq_succession_unit_id_successor_id")),
    )
    op.create_index(op.f("ix_succession_successor_id"), "succession", ["successor_id"], unique=False)
    op.create_index(op.f("ix_succession_unit_id"), "succession", ["unit_id"], unique=False)
    op.create_table(
        "absence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ended_at", UTC(), nullable=True),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_absence_in_order")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_absence_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(op.f("ix_absence_person_id"), "absence", ["person_id"], unique=False)
    op.create_table(
        "archive",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("done_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_archive_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_archive_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive")),
    )
    op.create_index(op.f("ix_archive_network_id"), "archive", ["network_id"], unique=False)
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("verb", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_audit_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_audit_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_by"), "audit", ["by"], unique=False)
    op.create_index(op.f("ix_audit_network_id"), "audit", ["network_id"], unique=False)
    op.create_index(op.f("ix_audit_object_id"), "audit", ["object_id"], unique=False)
    op.create_table(
        "badgewish",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_badgewish_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_badgewish_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badgewish")),
        sa.UniqueConstraint("network_id", "person_id", name=op.f("uq_badgewish_network_id_person_id")),
    )
    op.create_index(op.f("ix_badgewish_network_id"), "badgewish", ["network_id"], unique=False)
    op.create_index(op.f("ix_badgewish_person_id"), "badgewish", ["person_id"], unique=False)
    op.create_table(
        "bulk_letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "writing",
                "waiting",
                "sent",
                "stopped",
                name="bulkstage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.Column("sent_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_bulk_letter_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_bulk_letter_network_id")),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_bulk_letter_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_letter")),
    )
    op.create_index(op.f("ix_bulk_letter_network_id"), "bulk_letter", ["network_id"], unique=False)
    op.create_table(
        "calendarfeed",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_calendarfeed_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendarfeed")),
        sa.UniqueConstraint("person_id", name=op.f("uq_calendarfeed_person_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendarfeed_token_hash")),
    )
    op.create_table(
        "chapter",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("owner", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("art", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("look_again_by", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_chapter_guide_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_chapter_owner_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_chapter_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapter")),
        sa.UniqueConstraint("guide_id", "slug", name=op.f("uq_chapter_guide_id_slug")),
    )
    op.create_index(op.f("ix_chapter_guide_id"), "chapter", ["guide_id"], unique=False)
    op.create_table(
        "deputy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("director_id", sa.Uuid(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ended_at", UTC(), nullable=True),
        sa.CheckConstraint("deputy_id <> director_id", name=op.f("ck_deputy_two_people")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_deputy_in_order")),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_deputy_deputy_id")),
        sa.ForeignKeyConstraint(["director_id"], ["person.id"], name=op.f("fk_deputy_director_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_deputy_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
    )
    op.create_index(op.f("ix_deputy_deputy_id"), "deputy", ["deputy_id"], unique=False)
    op.create_index(op.f("ix_deputy_director_id"), "deputy", ["director_id"], unique=False)
    op.create_index(op.f("ix_deputy_network_id"), "deputy", ["network_id"], unique=False)
    op.create_table(
        "edition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("guide_id", sa.Uuid(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subtitle", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("change_note", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "extent",
            sa.Enum("major", "minor", name="extent", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("brand", sa.JSON(), nullable=False),
        sa.Column("colophon", sa.JSON(), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.Column("glossary", sa.JSON(), nullable=False),
        sa.Column("input_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_edition_by")),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_edition_guide_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("guide_id", "number", "language", name=op.f("uq_edition_guide_id_number_language")),
    )
    op.create_index(op.f("ix_edition_guide_id"), "edition", ["guide_id"], unique=False)
    op.create_table(
        "finding",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_finding_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_finding_network_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_finding_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("network_id", "number", name=op.f("uq_finding_network_id_number")),
    )
    op.create_index(op.f("ix_finding_network_id"), "finding", ["network_id"], unique=False)
    op.create_index(op.f("ix_finding_theme_id"), "finding", ["theme_id"], unique=False)
    op.create_table(
        "glossaryterm",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_glossaryterm_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_glossaryterm_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_glossaryterm")),
        sa.UniqueConstraint("network_id", "slug", name=op.f("uq_glossaryterm_network_id_slug")),
    )
    op.create_index(op.f("ix_glossaryterm_network_id"), "glossaryterm", ["network_id"], unique=False)
    op.create_table(
        "guidepicture",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("alt", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("media_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_guidepicture_by")),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_guidepicture_guide_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidepicture")),
        sa.UniqueConstraint("guide_id", "name", name=op.f("uq_guidepicture_guide_id_name")),
    )
    op.create_index(op.f("ix_guidepicture_guide_id"), "guidepicture", ["guide_id"], unique=False)
    op.create_table(
        "handing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("chapter", "entry", name="handingkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("answered_at", UTC(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_handing_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_handing_network_id")),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_handing_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handing")),
    )
    op.create_index(op.f("ix_handing_network_id"), "handing", ["network_id"], unique=False)
    op.create_index(op.f("ix_handing_object_id"), "handing", ["object_id"], unique=False)
    op.create_index(op.f("ix_handing_to_id"), "handing", ["to_id"], unique=False)
    op.create_table(
        "inquiry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("changed_at", UTC(), nullable=True),
        sa.Column("removed_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_inquiry_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_inquiry_person_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_inquiry_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
    )
    op.create_index(op.f("ix_inquiry_network_id"), "inquiry", ["network_id"], unique=False)
    op.create_index(op.f("ix_inquiry_person_id"), "inquiry", ["person_id"], unique=False)
    op.create_index(op.f("ix_inquiry_theme_id"), "inquiry", ["theme_id"], unique=False)
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("slot", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "running",
                "done",
                "failed",
                name="jobstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("said", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_at", UTC(), nullable=True),
        sa.Column("leased_until", UTC(), nullable=True),
        sa.Column("done_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_job_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("kind", "about", "slot", name=op.f("uq_job_kind_about_slot")),
    )
    op.create_index(op.f("ix_job_due_at"), "job", ["due_at"], unique=False)
    op.create_index(op.f("ix_job_state"), "job", ["state"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("slot", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("address", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column(
            "delivery",
            sa.Enum(
                "waiting",
                "sending",
                "sent",
                "failed",
                "unknown",
                "digest",
                "dropped",
                "bounced",
                "told",
                name="delivery",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", UTC(), nullable=True),
        sa.Column("due_until", UTC(), nullable=True),
        sa.Column("leased_until", UTC(), nullable=True),
        sa.Column("sent_at", UTC(), nullable=True),
        sa.Column("digest_id", sa.Uuid(), nullable=True),
        sa.Column(
            "why",
            sa.Enum(
                "",
                "muted",
                "over",
                "newer",
                "address",
                "stopped",
                name="why",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("error", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_letter_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_letter_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("kind", "about", "address", "slot", name=op.f("uq_letter_kind_about_address_slot")),
    )
    op.create_index(op.f("ix_letter_delivery"), "letter", ["delivery"], unique=False)
    op.create_index(op.f("ix_letter_digest_id"), "letter", ["digest_id"], unique=False)
    op.create_index(op.f("ix_letter_due_at"), "letter", ["due_at"], unique=False)
    op.create_index(op.f("ix_letter_network_id"), "letter", ["network_id"], unique=False)
    op.create_index(op.f("ix_letter_person_id"), "letter", ["person_id"], unique=False)
    op.create_table(
        "letterkeys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("stop_round", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_letterkeys_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterkeys")),
        sa.UniqueConstraint("person_id", name=op.f("uq_letterkeys_person_id")),
    )
    op.create_table(
        "letterwish",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "group",
            sa.Enum(
                "must",
                "workshops",
                "tasks",
                "surveys",
                "chapters",
                "guide",
                "network",
                "questions",
                "digest",
                name="group",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "when",
            sa.Enum("now", "digest", "never", name="when", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_letterwish_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterwish")),
        sa.UniqueConstraint("person_id", "group", name=op.f("uq_letterwish_person_id_group")),
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "agent",
                "coordinator",
                "director",
                "supervisor",
                "designer",
                "expert",
                "experience",
                "manager",
                "owner",
                "partner",
                "staff",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("code_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("paused_from", sa.Date(), nullable=True),
        sa.Column("paused_to", sa.Date(), nullable=True),
        sa.Column("ends_at", UTC(), nullable=True),
        sa.Column("phone_hidden", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_membership_area_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_membership_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("network_id", "person_id", "role", name=op.f("uq_membership_network_id_person_id_role")),
    )
    op.create_index(op.f("ix_membership_network_id"), "membership", ["network_id"], unique=False)
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_table(
        "namepermission",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_namepermission_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_namepermission_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_namepermission")),
        sa.UniqueConstraint("network_id", "person_id", name=op.f("uq_namepermission_network_id_person_id")),
    )
    op.create_index(op.f("ix_namepermission_network_id"), "namepermission", ["network_id"], unique=False)
    op.create_index(op.f("ix_namepermission_person_id"), "namepermission", ["person_id"], unique=False)
    op.create_table(
        "nominationrequest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("supervisor_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("region_id", sa.Uuid(), nullable=True),
        sa.Column("message", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_at", UTC(), nullable=True),
        sa.Column("nobody", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_nominationrequest_area_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_nominationrequest_asked_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_nominationrequest_network_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_nominationrequest_region_id")),
        sa.ForeignKeyConstraint(["supervisor_id"], ["person.id"], name=op.f("fk_nominationrequest_supervisor_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_nominationrequest_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominationrequest")),
    )
    op.create_index(op.f("ix_nominationrequest_network_id"), "nominationrequest", ["network_id"], unique=False)
    op.create_index(op.f("ix_nominationrequest_supervisor_id"), "nominationrequest", ["supervisor_id"], unique=False)
    op.create_table(
        "organisationimport",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("file_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "columns",
                "preview",
                "applied",
                "undone",
                name="importstage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("ends_missing", sa.Boolean(), nullable=False),
        sa.Column("sheet", sa.LargeBinary(), nullable=True),
        sa.Column("plan", sa.LargeBinary(), nullable=True),
        sa.Column("mark", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("applied_at", UTC(), nullable=True),
        sa.Column("undone_at", UTC(), nullable=True),
        sa.Column("undone_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_organisationimport_by")),
        sa.ForeignKeyConstraint(["county_id"], ["county.id"], name=op.f("fk_organisationimport_county_id")),
        sa.ForeignKeyConstraint(["undone_by"], ["person.id"], name=op.f("fk_organisationimport_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisationimport")),
    )
    op.create_index(op.f("ix_organisationimport_by"), "organisationimport", ["by"], unique=False)
    op.create_index(op.f("ix_organisationimport_county_id"), "organisationimport", ["county_id"], unique=False)
    op.create_table(
        "pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("social_id", sa.Uuid(), nullable=False),
        sa.Column("health_id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", UTC(), nullable=True),
        sa.Column("ends_at", UTC(), nullable=True),
        sa.CheckConstraint("social_id <> health_id", name=op.f("ck_pair_two_people")),
        sa.ForeignKeyConstraint(["health_id"], ["person.id"], name=op.f("fk_pair_health_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_pair_network_id")),
        sa.ForeignKeyConstraint(["social_id"], ["person.id"], name=op.f("fk_pair_social_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair")),
        sa.UniqueConstraint(
            "network_id", "social_id", "health_id", name=op.f("uq_pair_network_id_social_id_health_id")
        ),
    )
    op.create_index(op.f("ix_pair_batch_id"), "pair", ["batch_id"], unique=False)
    op.create_index(op.f("ix_pair_health_id"), "pair", ["health_id"], unique=False)
    op.create_index(op.f("ix_pair_network_id"), "pair", ["network_id"], unique=False)
    op.create_index(op.f("ix_pair_social_id"), "pair", ["social_id"], unique=False)
    op.create_table(
        "papercode",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("finder", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", UTC(), nullable=True),
        sa.Column("revoked_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_papercode_made_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_papercode_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_papercode_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papercode")),
        sa.UniqueConstraint("finder", name=op.f("uq_papercode_finder")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_papercode_token_hash")),
    )
    op.create_index(op.f("ix_papercode_network_id"), "papercode", ["network_id"], unique=False)
    op.create_index(op.f("ix_papercode_person_id"), "papercode", ["person_id"], unique=False)
    op.create_table(
        "pattern",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("about", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_pattern_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_pattern_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pattern")),
    )
    op.create_index(op.f("ix_pattern_network_id"), "pattern", ["network_id"], unique=False)
    op.create_table(
        "permission",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("guide", "photo", "quote", name="allowed", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("withdrawn_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_permission_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_permission_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permission")),
    )
    op.create_index(op.f("ix_permission_network_id"), "permission", ["network_id"], unique=False)
    op.create_index(op.f("ix_permission_person_id"), "permission", ["person_id"], unique=False)
    op.create_table(
        "plannedname",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("taken_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_plannedname_by")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_plannedname_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plannedname")),
    )
    op.create_index(op.f("ix_plannedname_unit_id"), "plannedname", ["unit_id"], unique=False)
    op.create_table(
        "portrait",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_portrait_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portrait")),
        sa.UniqueConstraint("person_id", name=op.f("uq_portrait_person_id")),
    )
    op.create_index(op.f("ix_portrait_person_id"), "portrait", ["person_id"], unique=False)
    op.create_table(
        "registerentry",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("barrier", "practice", name="entrykind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "new",
                "taken",
                "working",
                "done",
                "cannot",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("remover", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_registerentry_area_id")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_registerentry_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_registerentry_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registerentry")),
    )
    op.create_index(op.f("ix_registerentry_area_id"), "registerentry", ["area_id"], unique=False)
    op.create_index(op.f("ix_registerentry_network_id"), "registerentry", ["network_id"], unique=False)
    op.create_index(op.f("ix_registerentry_source_id"), "registerentry", ["source_id"], unique=False)
    op.create_table(
        "reportkey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("revoked_at", UTC(), nullable=True),
        sa.Column("last_used_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_reportkey_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_reportkey_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reportkey")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_reportkey_token_hash")),
    )
    op.create_index(op.f("ix_reportkey_network_id"), "reportkey", ["network_id"], unique=False)
    op.create_index(op.f("ix_reportkey_subject_id"), "reportkey", ["subject_id"], unique=False)
    op.create_table(
        "series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pre", "swot", "feedback", "meter", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_series_network_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_series_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_index(op.f("ix_series_network_id"), "series", ["network_id"], unique=False)
    op.create_index(op.f("ix_series_owner_id"), "series", ["owner_id"], unique=False)
    op.create_table(
        "signedin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("key_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("device", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("standing", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("was_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("was_until", UTC(), nullable=True),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.CheckConstraint("(person_id IS NULL) <> (guest_id IS NULL)", name=op.f("ck_signedin_person_or_guest")),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_signedin_guest_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signedin_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signedin")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_signedin_key_hash")),
    )
    op.create_index(op.f("ix_signedin_guest_id"), "signedin", ["guest_id"], unique=False)
    op.create_index(op.f("ix_signedin_person_id"), "signedin", ["person_id"], unique=False)
    op.create_index(op.f("ix_signedin_was_hash"), "signedin", ["was_hash"], unique=False)
    op.create_table(
        "signinlink",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("browser_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("next", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.Column("used_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signinlink_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signinlink")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_signinlink_token_hash")),
    )
    op.create_index(op.f("ix_signinlink_person_id"), "signinlink", ["person_id"], unique=False)
    op.create_table(
        "source",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "note",
                "group",
                "submission",
                "survey",
                "poll",
                "promise",
                "photo",
                "background",
                "finding",
                "reader",
                "inquiry",
                "coded",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("origin_id", sa.Uuid(), nullable=True),
        sa.Column("label", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_source_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_source_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_source_network_id"), "source", ["network_id"], unique=False)
    op.create_index(op.f("ix_source_origin_id"), "source", ["origin_id"], unique=False)
    op.create_index(op.f("ix_source_person_id"), "source", ["person_id"], unique=False)
    op.create_table(
        "standin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("coordinator_id", sa.Uuid(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "agent",
                "coordinator",
                "director",
                "supervisor",
                "designer",
                "expert",
                "experience",
                "manager",
                "owner",
                "partner",
                "staff",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("given_at", UTC(), nullable=True),
        sa.Column("ended_at", UTC(), nullable=True),
        sa.CheckConstraint("deputy_id <> coordinator_id", name=op.f("ck_standin_two_people")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_standin_in_order")),
        sa.ForeignKeyConstraint(["coordinator_id"], ["person.id"], name=op.f("fk_standin_coordinator_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_standin_deputy_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_standin_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standin")),
    )
    op.create_index(op.f("ix_standin_coordinator_id"), "standin", ["coordinator_id"], unique=False)
    op.create_index(op.f("ix_standin_deputy_id"), "standin", ["deputy_id"], unique=False)
    op.create_index(op.f("ix_standin_network_id"), "standin", ["network_id"], unique=False)
    op.create_table(
        "surveypattern",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("about", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pre", "swot", "feedback", "meter", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_surveypattern_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_surveypattern_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveypattern")),
    )
    op.create_index(op.f("ix_surveypattern_network_id"), "surveypattern", ["network_id"], unique=False)
    op.create_table(
        "themepriority",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_themepriority_person_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_themepriority_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themepriority")),
        sa.UniqueConstraint("theme_id", "person_id", name=op.f("uq_themepriority_theme_id_person_id")),
    )
    op.create_index(op.f("ix_themepriority_person_id"), "themepriority", ["person_id"], unique=False)
    op.create_index(op.f("ix_themepriority_theme_id"), "themepriority", ["theme_id"], unique=False)
    op.create_table(
        "todo",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("done_at", UTC(), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["person.id"], name=op.f("fk_todo_done_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_todo_network_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_todo_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_todo")),
        sa.UniqueConstraint("network_id", "key", name=op.f("uq_todo_network_id_key")),
    )
    op.create_index(op.f("ix_todo_network_id"), "todo", ["network_id"], unique=False)
    op.create_index(op.f("ix_todo_owner_id"), "todo", ["owner_id"], unique=False)
    op.create_table(
        "background",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "model",
                "law",
                "research",
                "other",
                name="backgroundkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reference", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("link", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_background_by")),
        sa.ForeignKeyConstraint(["id"], ["source.id"], name=op.f("fk_background_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_background_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_background")),
    )
    op.create_index(op.f("ix_background_network_id"), "background", ["network_id"], unique=False)
    op.create_table(
        "basket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_basket_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_basket_network_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_basket_source_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_basket_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_basket")),
        sa.UniqueConstraint("network_id", "source_id", name=op.f("uq_basket_network_id_source_id")),
    )
    op.create_index(op.f("ix_basket_network_id"), "basket", ["network_id"], unique=False)
    op.create_index(op.f("ix_basket_source_id"), "basket", ["source_id"], unique=False)
    op.create_index(op.f("ix_basket_theme_id"), "basket", ["theme_id"], unique=False)
    op.create_table(
        "bulk_recipient",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bulk_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["bulk_id"], ["bulk_letter.id"], name=op.f("fk_bulk_recipient_bulk_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_bulk_recipient_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_recipient")),
        sa.UniqueConstraint("bulk_id", "person_id", name=op.f("uq_bulk_recipient_bulk_id_person_id")),
    )
    op.create_table(
        "chapterarea",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chapter_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_chapterarea_area_id")),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_chapterarea_chapter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapterarea")),
        sa.UniqueConstraint("chapter_id", "area_id", name=op.f("uq_chapterarea_chapter_id_area_id")),
    )
    op.create_index(op.f("ix_chapterarea_area_id"), "chapterarea", ["area_id"], unique=False)
    op.create_index(op.f("ix_chapterarea_chapter_id"), "chapterarea", ["chapter_id"], unique=False)
    op.create_table(
        "chaptertext",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chapter_id", sa.Uuid(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "collecting",
                "drafting",
                "design",
                "review",
                "approved",
                "released",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last_editor", sa.Uuid(), nullable=True),
        sa.Column("original_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asks", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("register_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_chaptertext_chapter_id")),
        sa.ForeignKeyConstraint(["last_editor"], ["person.id"], name=op.f("fk_chaptertext_last_editor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chaptertext")),
        sa.UniqueConstraint("chapter_id", "language", name=op.f("uq_chaptertext_chapter_id_language")),
    )
    op.create_index(op.f("ix_chaptertext_chapter_id"), "chaptertext", ["chapter_id"], unique=False)
    op.create_table(
        "chaptertool",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chapter_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("owner", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_chaptertool_chapter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chaptertool")),
        sa.UniqueConstraint("chapter_id", "name", name=op.f("uq_chaptertool_chapter_id_name")),
    )
    op.create_index(op.f("ix_chaptertool_chapter_id"), "chaptertool", ["chapter_id"], unique=False)
    op.create_table(
        "copies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("copies >= 0", name=op.f("ck_copies_not_negative")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_copies_by")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_copies_edition_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_copies_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
        sa.UniqueConstraint("edition_id", "region_id", name=op.f("uq_copies_edition_id_region_id")),
    )
    op.create_index(op.f("ix_copies_edition_id"), "copies", ["edition_id"], unique=False)
    op.create_index(op.f("ix_copies_region_id"), "copies", ["region_id"], unique=False)
    op.create_table(
        "disposition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column(
            "fate",
            sa.Enum(
                "used",
                "merged",
                "parked",
                "out_of_scope",
                name="fate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_disposition_by")),
        sa.ForeignKeyConstraint(["into_id"], ["source.id"], name=op.f("fk_disposition_into_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_disposition_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposition")),
        sa.UniqueConstraint("source_id", name=op.f("uq_disposition_source_id")),
    )
    op.create_table(
        "editionchapter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("chapter_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("markdown", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("html", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("approvals", sa.JSON(), nullable=False),
        sa.Column("origins", sa.JSON(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("plain", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("tools", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_editionchapter_chapter_id")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_editionchapter_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editionchapter")),
        sa.UniqueConstraint("edition_id", "place", name=op.f("uq_editionchapter_edition_id_place")),
        sa.UniqueConstraint("edition_id", "slug", name=op.f("uq_editionchapter_edition_id_slug")),
    )
    op.create_index(op.f("ix_editionchapter_chapter_id"), "editionchapter", ["chapter_id"], unique=False)
    op.create_index(op.f("ix_editionchapter_edition_id"), "editionchapter", ["edition_id"], unique=False)
    op.create_table(
        "editionfile",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_editionfile_edition_id")),
        sa.ForeignKeyConstraint(["file_id"], ["storedfile.id"], name=op.f("fk_editionfile_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editionfile")),
        sa.UniqueConstraint("edition_id", "kind", name=op.f("uq_editionfile_edition_id_kind")),
    )
    op.create_index(op.f("ix_editionfile_edition_id"), "editionfile", ["edition_id"], unique=False)
    op.create_table(
        "findingrevision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_findingrevision_by")),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_findingrevision_finding_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findingrevision")),
        sa.UniqueConstraint("finding_id", "n", name=op.f("uq_findingrevision_finding_id_n")),
    )
    op.create_index(op.f("ix_findingrevision_finding_id"), "findingrevision", ["finding_id"], unique=False)
    op.create_table(
        "gonethrough",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "meeting",
                "training",
                "alone",
                "other",
                name="how",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_gonethrough_by")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_gonethrough_edition_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_gonethrough_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gonethrough")),
        sa.UniqueConstraint("edition_id", "unit_id", name=op.f("uq_gonethrough_edition_id_unit_id")),
    )
    op.create_index(op.f("ix_gonethrough_edition_id"), "gonethrough", ["edition_id"], unique=False)
    op.create_index(op.f("ix_gonethrough_unit_id"), "gonethrough", ["unit_id"], unique=False)
    op.create_table(
        "handover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("answered_at", UTC(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_handover_by")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_handover_series_id")),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_handover_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(op.f("ix_handover_series_id"), "handover", ["series_id"], unique=False)
    op.create_index(op.f("ix_handover_to_id"), "handover", ["to_id"], unique=False)
    op.create_table(
        "helped",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("chapter_id", sa.Uuid(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("word", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_helped_chapter_id")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_helped_edition_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_helped_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helped")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_helped_chapter_id"), "helped", ["chapter_id"], unique=False)
    op.create_index(op.f("ix_helped_edition_id"), "helped", ["edition_id"], unique=False)
    op.create_table(
        "inquiryfollower",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inquiry_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiry.id"], name=op.f("fk_inquiryfollower_inquiry_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_inquiryfollower_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiryfollower")),
        sa.UniqueConstraint("inquiry_id", "person_id", name=op.f("uq_inquiryfollower_inquiry_id_person_id")),
    )
    op.create_index(op.f("ix_inquiryfollower_inquiry_id"), "inquiryfollower", ["inquiry_id"], unique=False)
    op.create_index(op.f("ix_inquiryfollower_person_id"), "inquiryfollower", ["person_id"], unique=False)
    op.create_table(
        "lastread",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("guide_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("read_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_lastread_edition_id")),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_lastread_guide_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_lastread_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lastread")),
        sa.UniqueConstraint("guide_id", "person_id", "language", name=op.f("uq_lastread_guide_id_person_id_language")),
    )
    op.create_index(op.f("ix_lastread_guide_id"), "lastread", ["guide_id"], unique=False)
    op.create_index(op.f("ix_lastread_person_id"), "lastread", ["person_id"], unique=False)
    op.create_table(
        "missedsearch",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_missedsearch_edition_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_missedsearch_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missedsearch")),
        sa.UniqueConstraint("edition_id", "words", name=op.f("uq_missedsearch_edition_id_words")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_missedsearch_edition_id"), "missedsearch", ["edition_id"], unique=False)
    op.create_table(
        "namedquote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_namedquote_person_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_namedquote_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_namedquote")),
        sa.UniqueConstraint("source_id", name=op.f("uq_namedquote_source_id")),
    )
    op.create_index(op.f("ix_namedquote_person_id"), "namedquote", ["person_id"], unique=False)
    op.create_table(
        "nomination",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "agent",
                "coordinator",
                "director",
                "supervisor",
                "designer",
                "expert",
                "experience",
                "manager",
                "owner",
                "partner",
                "staff",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "stage",
            sa.Enum(
                "proposed",
                "confirmed",
                "invited",
                "accepted",
                "declined",
                "expired",
                "active",
                "paused",
                "ended",
                "rejected",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("nominated_by", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("carer_id", sa.Uuid(), nullable=True),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum("mail", "phone", "meeting", name="channel", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("correction", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("succeeds_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["carer_id"], ["person.id"], name=op.f("fk_nomination_carer_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_nomination_entered_by")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_nomination_network_id")),
        sa.ForeignKeyConstraint(["nominated_by"], ["person.id"], name=op.f("fk_nomination_nominated_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_nomination_person_id")),
        sa.ForeignKeyConstraint(["request_id"], ["nominationrequest.id"], name=op.f("fk_nomination_request_id")),
        sa.ForeignKeyConstraint(["succeeds_id"], ["person.id"], name=op.f("fk_nomination_succeeds_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_nomination_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
    )
    op.create_index(op.f("ix_nomination_carer_id"), "nomination", ["carer_id"], unique=False)
    op.create_index(op.f("ix_nomination_network_id"), "nomination", ["network_id"], unique=False)
    op.create_index(op.f("ix_nomination_nominated_by"), "nomination", ["nominated_by"], unique=False)
    op.create_index(op.f("ix_nomination_person_id"), "nomination", ["person_id"], unique=False)
    op.create_index(op.f("ix_nomination_request_id"), "nomination", ["request_id"], unique=False)
    op.create_index(op.f("ix_nomination_succeeds_id"), "nomination", ["succeeds_id"], unique=False)
    op.create_index(op.f("ix_nomination_unit_id"), "nomination", ["unit_id"], unique=False)
    op.create_table(
        "organisationchange",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "thing",
            sa.Enum(
                "county", "area", "region", "unit", name="thing", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_organisationchange_by")),
        sa.ForeignKeyConstraint(["county_id"], ["county.id"], name=op.f("fk_organisationchange_county_id")),
        sa.ForeignKeyConstraint(["import_id"], ["organisationimport.id"], name=op.f("fk_organisationchange_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisationchange")),
    )
    op.create_index(op.f("ix_organisationchange_county_id"), "organisationchange", ["county_id"], unique=False)
    op.create_index(op.f("ix_organisationchange_import_id"), "organisationchange", ["import_id"], unique=False)
    op.create_index(op.f("ix_organisationchange_object_id"), "organisationchange", ["object_id"], unique=False)
    op.create_table(
        "registerarea",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_registerarea_area_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["registerentry.id"], name=op.f("fk_registerarea_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registerarea")),
        sa.UniqueConstraint("entry_id", "area_id", name=op.f("uq_registerarea_entry_id_area_id")),
    )
    op.create_index(op.f("ix_registerarea_area_id"), "registerarea", ["area_id"], unique=False)
    op.create_index(op.f("ix_registerarea_entry_id"), "registerarea", ["entry_id"], unique=False)
    op.create_table(
        "registerregion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["registerentry.id"], name=op.f("fk_registerregion_entry_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_registerregion_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registerregion")),
        sa.UniqueConstraint("entry_id", "region_id", name=op.f("uq_registerregion_entry_id_region_id")),
    )
    op.create_index(op.f("ix_registerregion_entry_id"), "registerregion", ["entry_id"], unique=False)
    op.create_index(op.f("ix_registerregion_region_id"), "registerregion", ["region_id"], unique=False)
    op.create_table(
        "registerstep",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "was",
            sa.Enum(
                "new",
                "taken",
                "working",
                "done",
                "cannot",
                name="was",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "now",
            sa.Enum(
                "new",
                "taken",
                "working",
                "done",
                "cannot",
                name="now",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_registerstep_by")),
        sa.ForeignKeyConstraint(["entry_id"], ["registerentry.id"], name=op.f("fk_registerstep_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registerstep")),
        sa.UniqueConstraint("entry_id", "n", name=op.f("uq_registerstep_entry_id_n")),
    )
    op.create_index(op.f("ix_registerstep_entry_id"), "registerstep", ["entry_id"], unique=False)
    op.create_table(
        "reply",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("inquiry_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("changed_at", UTC(), nullable=True),
        sa.Column("removed_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiry.id"], name=op.f("fk_reply_inquiry_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reply_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
    )
    op.create_index(op.f("ix_reply_inquiry_id"), "reply", ["inquiry_id"], unique=False)
    op.create_index(op.f("ix_reply_person_id"), "reply", ["person_id"], unique=False)
    op.create_table(
        "shortlink",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Uuid(), nullable=False),
        sa.Column("chapter_id", sa.Uuid(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_shortlink_by")),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_shortlink_chapter_id")),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_shortlink_guide_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlink")),
        sa.UniqueConstraint("code", name=op.f("uq_shortlink_code")),
    )
    op.create_index(op.f("ix_shortlink_chapter_id"), "shortlink", ["chapter_id"], unique=False)
    op.create_index(op.f("ix_shortlink_guide_id"), "shortlink", ["guide_id"], unique=False)
    op.create_table(
        "sourcelink",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column(
            "relation",
            sa.Enum(
                "quote",
                "condensed",
                "inspired",
                "carried",
                "merged",
                name="relation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("finding_id", sa.Uuid(), nullable=True),
        sa.Column("chapter_id", sa.Uuid(), nullable=True),
        sa.Column("block_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN finding_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN chapter_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN target_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_sourcelink_one_target"),
        ),
        sa.CheckConstraint("target_id IS NULL OR target_id <> source_id", name=op.f("ck_sourcelink_not_itself")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_sourcelink_by")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_sourcelink_source_id")),
        sa.ForeignKeyConstraint(["target_id"], ["source.id"], name=op.f("fk_sourcelink_target_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sourcelink")),
        sa.UniqueConstraint(
            "source_id", "finding_id", "relation", name=op.f("uq_sourcelink_source_id_finding_id_relation")
        ),
        sa.UniqueConstraint(
            "source_id", "target_id", "relation", name=op.f("uq_sourcelink_source_id_target_id_relation")
        ),
    )
    op.create_index(op.f("ix_sourcelink_chapter_id"), "sourcelink", ["chapter_id"], unique=False)
    op.create_index(op.f("ix_sourcelink_finding_id"), "sourcelink", ["finding_id"], unique=False)
    op.create_index(op.f("ix_sourcelink_source_id"), "sourcelink", ["source_id"], unique=False)
    op.create_index(op.f("ix_sourcelink_target_id"), "sourcelink", ["target_id"], unique=False)
    op.create_table(
        "sourcerevision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_sourcerevision_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sourcerevision")),
        sa.UniqueConstraint("source_id", "n", name=op.f("uq_sourcerevision_source_id_n")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sourcerevision_source_id"), "sourcerevision", ["source_id"], unique=False)
    op.create_table(
        "supervision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_supervision_membership_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_supervision_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision")),
        sa.UniqueConstraint("membership_id", "unit_id", name=op.f("uq_supervision_membership_id_unit_id")),
    )
    op.create_index(op.f("ix_supervision_membership_id"), "supervision", ["membership_id"], unique=False)
    op.create_index(op.f("ix_supervision_unit_id"), "supervision", ["unit_id"], unique=False)
    op.create_table(
        "survey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("wave", sa.Integer(), nullable=False),
        sa.Column("wave_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "asked",
            sa.Enum("members", "units", "personal", name="asked", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("asked_roles", sa.JSON(), nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("opens_at", UTC(), nullable=True),
        sa.Column("opened_at", UTC(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "pre", "swot", "feedback", "meter", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("intro", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "anonymity",
            sa.Enum(
                "named",
                "confidential",
                "anonymous",
                name="anonymity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "stage",
            sa.Enum("draft", "open", "closed", name="stage", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("closes_at", UTC(), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_survey_network_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_survey_owner_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_survey_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
    )
    op.create_index(op.f("ix_survey_about_id"), "survey", ["about_id"], unique=False)
    op.create_index(op.f("ix_survey_network_id"), "survey", ["network_id"], unique=False)
    op.create_index(op.f("ix_survey_owner_id"), "survey", ["owner_id"], unique=False)
    op.create_index(op.f("ix_survey_series_id"), "survey", ["series_id"], unique=False)
    op.create_table(
        "termtext",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("word", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("meaning", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("others", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "draft", "review", "approved", name="termstage", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last_editor", sa.Uuid(), nullable=True),
        sa.Column("approved_word", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("approved_meaning", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("approved_others", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["last_editor"], ["person.id"], name=op.f("fk_termtext_last_editor")),
        sa.ForeignKeyConstraint(["term_id"], ["glossaryterm.id"], name=op.f("fk_termtext_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termtext")),
        sa.UniqueConstraint("term_id", "language", name=op.f("uq_termtext_term_id_language")),
    )
    op.create_index(op.f("ix_termtext_term_id"), "termtext", ["term_id"], unique=False)
    op.create_table(
        "training",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("attended", sa.Integer(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("attended IS NULL OR attended >= 0", name=op.f("ck_training_not_negative")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_training_by")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_training_edition_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_training_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_index(op.f("ix_training_edition_id"), "training", ["edition_id"], unique=False)
    op.create_index(op.f("ix_training_region_id"), "training", ["region_id"], unique=False)
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_withdrawal_by")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_withdrawal_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
        sa.UniqueConstraint("edition_id", name=op.f("uq_withdrawal_edition_id")),
    )
    op.create_table(
        "answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column(
            "anonymity",
            sa.Enum(
                "named",
                "confidential",
                "anonymous",
                name="anonymity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "anonymity <> 'anonymous' OR person_id IS NULL", name=op.f("ck_answer_anonymous_has_no_person")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_answer_person_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_answer_region_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_answer_survey_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_answer_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("survey_id", "person_id", name=op.f("uq_answer_survey_id_person_id")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_answer_person_id"), "answer", ["person_id"], unique=False)
    op.create_index(op.f("ix_answer_survey_id"), "answer", ["survey_id"], unique=False)
    op.create_table(
        "approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column(
            "field",
            sa.Enum("social", "health", "common", name="field", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deputy_for", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_approval_area_id")),
        sa.ForeignKeyConstraint(["deputy_for"], ["person.id"], name=op.f("fk_approval_deputy_for")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_approval_person_id")),
        sa.ForeignKeyConstraint(["text_id"], ["chaptertext.id"], name=op.f("fk_approval_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint(
            "text_id",
            "area_id",
            "person_id",
            "content_hash",
            name=op.f("uq_approval_text_id_area_id_person_id_content_hash"),
        ),
    )
    op.create_index(op.f("ix_approval_area_id"), "approval", ["area_id"], unique=False)
    op.create_index(op.f("ix_approval_person_id"), "approval", ["person_id"], unique=False)
    op.create_index(op.f("ix_approval_text_id"), "approval", ["text_id"], unique=False)
    op.create_table(
        "approvalrecord",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["text_id"], ["chaptertext.id"], name=op.f("fk_approvalrecord_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvalrecord")),
        sa.UniqueConstraint("text_id", "content_hash", name=op.f("uq_approvalrecord_text_id_content_hash")),
    )
    op.create_index(op.f("ix_approvalrecord_text_id"), "approvalrecord", ["text_id"], unique=False)
    op.create_table(
        "askedunit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("area_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_askedunit_area_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_askedunit_region_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_askedunit_survey_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_askedunit_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_askedunit")),
        sa.UniqueConstraint("survey_id", "unit_id", name=op.f("uq_askedunit_survey_id_unit_id")),
    )
    op.create_index(op.f("ix_askedunit_survey_id"), "askedunit", ["survey_id"], unique=False)
    op.create_index(op.f("ix_askedunit_unit_id"), "askedunit", ["unit_id"], unique=False)
    op.create_table(
        "chapterstep",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "was",
            sa.Enum(
                "collecting",
                "drafting",
                "design",
                "review",
                "approved",
                "released",
                name="was",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "now",
            sa.Enum(
                "collecting",
                "drafting",
                "design",
                "review",
                "approved",
                "released",
                name="now",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_chapterstep_by")),
        sa.ForeignKeyConstraint(["text_id"], ["chaptertext.id"], name=op.f("fk_chapterstep_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapterstep")),
    )
    op.create_index(op.f("ix_chapterstep_text_id"), "chapterstep", ["text_id"], unique=False)
    op.create_table(
        "closedunit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_closedunit_by")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_closedunit_survey_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_closedunit_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closedunit")),
        sa.UniqueConstraint("survey_id", "unit_id", name=op.f("uq_closedunit_survey_id_unit_id")),
    )
    op.create_index(op.f("ix_closedunit_survey_id"), "closedunit", ["survey_id"], unique=False)
    op.create_table(
        "comment",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("block_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("quote", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("reply_to", sa.Uuid(), nullable=True),
        sa.Column("resolved_at", UTC(), nullable=True),
        sa.Column("resolved_by", sa.Uuid(), nullable=True),
        sa.Column(
            "told",
            sa.Enum("here", "word", "mail", "phone", name="told", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_comment_by")),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_comment_entered_by")),
        sa.ForeignKeyConstraint(["reply_to"], ["comment.id"], name=op.f("fk_comment_reply_to")),
        sa.ForeignKeyConstraint(["resolved_by"], ["person.id"], name=op.f("fk_comment_resolved_by")),
        sa.ForeignKeyConstraint(["text_id"], ["chaptertext.id"], name=op.f("fk_comment_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    op.create_index(op.f("ix_comment_reply_to"), "comment", ["reply_to"], unique=False)
    op.create_index(op.f("ix_comment_text_id"), "comment", ["text_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("markdown", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_person_id")),
        sa.ForeignKeyConstraint(["text_id"], ["chaptertext.id"], name=op.f("fk_draft_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_person_id"), "draft", ["person_id"], unique=False)
    op.create_index(op.f("ix_draft_text_id"), "draft", ["text_id"], unique=False)
    op.create_table(
        "groupdecision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("section", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_groupdecision_area_id")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_groupdecision_by")),
        sa.ForeignKeyConstraint(["text_id"], ["chaptertext.id"], name=op.f("fk_groupdecision_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groupdecision")),
        sa.UniqueConstraint(
            "text_id", "area_id", "content_hash", name=op.f("uq_groupdecision_text_id_area_id_content_hash")
        ),
    )
    op.create_index(op.f("ix_groupdecision_area_id"), "groupdecision", ["area_id"], unique=False)
    op.create_index(op.f("ix_groupdecision_text_id"), "groupdecision", ["text_id"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.Column("used_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["nomination_id"], ["nomination.id"], name=op.f("fk_invitation_nomination_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    op.create_index(op.f("ix_invitation_nomination_id"), "invitation", ["nomination_id"], unique=False)
    op.create_table(
        "invited",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("address", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN guest_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN address IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_invited_one_of_three"),
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_invited_guest_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invited_person_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_invited_survey_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_invited_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invited")),
        sa.UniqueConstraint("survey_id", "address", name=op.f("uq_invited_survey_id_address")),
        sa.UniqueConstraint("survey_id", "guest_id", name=op.f("uq_invited_survey_id_guest_id")),
        sa.UniqueConstraint("survey_id", "person_id", name=op.f("uq_invited_survey_id_person_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invited_token_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_invited_guest_id"), "invited", ["guest_id"], unique=False)
    op.create_index(op.f("ix_invited_person_id"), "invited", ["person_id"], unique=False)
    op.create_index(op.f("ix_invited_survey_id"), "invited", ["survey_id"], unique=False)
    op.create_table(
        "keptgroup",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_keptgroup_region_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_keptgroup_survey_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_keptgroup_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keptgroup")),
    )
    op.create_index(op.f("ix_keptgroup_survey_id"), "keptgroup", ["survey_id"], unique=False)
    op.create_table(
        "keptresult",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_keptresult_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keptresult")),
        sa.UniqueConstraint("survey_id", name=op.f("uq_keptresult_survey_id")),
    )
    op.create_table(
        "nominationstep",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "was",
            sa.Enum(
                "proposed",
                "confirmed",
                "invited",
                "accepted",
                "declined",
                "expired",
                "active",
                "paused",
                "ended",
                "rejected",
                name="was",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "now",
            sa.Enum(
                "proposed",
                "confirmed",
                "invited",
                "accepted",
                "declined",
                "expired",
                "active",
                "paused",
                "ended",
                "rejected",
                name="now",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_nominationstep_by")),
        sa.ForeignKeyConstraint(["nomination_id"], ["nomination.id"], name=op.f("fk_nominationstep_nomination_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominationstep")),
    )
    op.create_index(op.f("ix_nominationstep_nomination_id"), "nominationstep", ["nomination_id"], unique=False)
    op.create_table(
        "openlink",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("revoked_at", UTC(), nullable=True),
        sa.Column("answers_before", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_openlink_by")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_openlink_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openlink")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_openlink_token_hash")),
    )
    op.create_index(op.f("ix_openlink_survey_id"), "openlink", ["survey_id"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "text",
                "line",
                "choice",
                "many",
                "scale",
                "matrix",
                "ranking",
                "number",
                "swot",
                name="questionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("label", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("help", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("at_least", sa.Float(), nullable=True),
        sa.Column("at_most", sa.Float(), nullable=True),
        sa.Column("unit", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("shown_if", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_question_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("survey_id", "key", name=op.f("uq_question_survey_id_key")),
    )
    op.create_index(op.f("ix_question_survey_id"), "question", ["survey_id"], unique=False)
    op.create_table(
        "recenttick",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_recenttick_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recenttick")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_recenttick_survey_id"), "recenttick", ["survey_id"], unique=False)
    op.create_table(
        "redaction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("original", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_redaction_by")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_redaction_source_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_redaction_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redaction")),
        sa.UniqueConstraint("source_id", name=op.f("uq_redaction_source_id")),
    )
    op.create_index(op.f("ix_redaction_survey_id"), "redaction", ["survey_id"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("due_at", UTC(), nullable=False),
        sa.Column("sent_at", UTC(), nullable=True),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_reminder_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("survey_id", "place", name=op.f("uq_reminder_survey_id_place")),
    )
    op.create_index(op.f("ix_reminder_survey_id"), "reminder", ["survey_id"], unique=False)
    op.create_table(
        "removedquestion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_removedquestion_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removedquestion")),
    )
    op.create_index(op.f("ix_removedquestion_survey_id"), "removedquestion", ["survey_id"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("markdown", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pinned", sa.JSON(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_revision_by")),
        sa.ForeignKeyConstraint(["text_id"], ["chaptertext.id"], name=op.f("fk_revision_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("text_id", "n", name=op.f("uq_revision_text_id_n")),
    )
    op.create_index(op.f("ix_revision_text_id"), "revision", ["text_id"], unique=False)
    op.create_table(
        "sharedresult",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("summary", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("texts", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_sharedresult_by")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_sharedresult_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharedresult")),
        sa.UniqueConstraint("survey_id", name=op.f("uq_sharedresult_survey_id")),
    )
    op.create_table(
        "surveystep",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column(
            "was",
            sa.Enum("draft", "open", "closed", name="was", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "now",
            sa.Enum("draft", "open", "closed", name="now", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_surveystep_by")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_surveystep_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveystep")),
    )
    op.create_index(op.f("ix_surveystep_survey_id"), "surveystep", ["survey_id"], unique=False)
    op.create_table(
        "termapproval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column(
            "field",
            sa.Enum("social", "health", "common", name="field", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("deputy_for", sa.Uuid(), nullable=True),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("word", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("meaning", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["deputy_for"], ["person.id"], name=op.f("fk_termapproval_deputy_for")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_termapproval_person_id")),
        sa.ForeignKeyConstraint(["text_id"], ["termtext.id"], name=op.f("fk_termapproval_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termapproval")),
        sa.UniqueConstraint(
            "text_id",
            "person_id",
            "field",
            "content_hash",
            name=op.f("uq_termapproval_text_id_person_id_field_content_hash"),
        ),
    )
    op.create_index(op.f("ix_termapproval_person_id"), "termapproval", ["person_id"], unique=False)
    op.create_index(op.f("ix_termapproval_text_id"), "termapproval", ["text_id"], unique=False)
    op.create_table(
        "termchange",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "was",
            sa.Enum("draft", "review", "approved", name="was", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "now",
            sa.Enum("draft", "review", "approved", name="now", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("batch", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_termchange_by")),
        sa.ForeignKeyConstraint(["text_id"], ["termtext.id"], name=op.f("fk_termchange_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termchange")),
    )
    op.create_index(op.f("ix_termchange_text_id"), "termchange", ["text_id"], unique=False)
    op.create_table(
        "termcomment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_termcomment_by")),
        sa.ForeignKeyConstraint(["text_id"], ["termtext.id"], name=op.f("fk_termcomment_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termcomment")),
    )
    op.create_index(op.f("ix_termcomment_text_id"), "termcomment", ["text_id"], unique=False)
    op.create_table(
        "textreport",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("inquiry_id", sa.Uuid(), nullable=False),
        sa.Column("reply_id", sa.Uuid(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("handled_at", UTC(), nullable=True),
        sa.Column("handled_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_textreport_by")),
        sa.ForeignKeyConstraint(["handled_by"], ["person.id"], name=op.f("fk_textreport_handled_by")),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiry.id"], name=op.f("fk_textreport_inquiry_id")),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], name=op.f("fk_textreport_reply_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_textreport")),
    )
    op.create_index(op.f("ix_textreport_by"), "textreport", ["by"], unique=False)
    op.create_index(op.f("ix_textreport_inquiry_id"), "textreport", ["inquiry_id"], unique=False)
    op.create_index(op.f("ix_textreport_reply_id"), "textreport", ["reply_id"], unique=False)
    op.create_table(
        "toolfile",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("tool_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_toolfile_by")),
        sa.ForeignKeyConstraint(["file_id"], ["storedfile.id"], name=op.f("fk_toolfile_file_id")),
        sa.ForeignKeyConstraint(["tool_id"], ["chaptertool.id"], name=op.f("fk_toolfile_tool_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toolfile")),
        sa.UniqueConstraint("tool_id", "n", name=op.f("uq_toolfile_tool_id_n")),
    )
    op.create_index(op.f("ix_toolfile_tool_id"), "toolfile", ["tool_id"], unique=False)
    op.create_table(
        "wordreturn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("director_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("taken_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_wordreturn_by")),
        sa.ForeignKeyConstraint(["director_id"], ["person.id"], name=op.f("fk_wordreturn_director_id")),
        sa.ForeignKeyConstraint(["text_id"], ["chaptertext.id"], name=op.f("fk_wordreturn_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordreturn")),
    )
    op.create_index(op.f("ix_wordreturn_text_id"), "wordreturn", ["text_id"], unique=False)
    op.create_table(
        "workshop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("purpose", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("starts_at", UTC(), nullable=False),
        sa.Column("ends_at", UTC(), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("remote_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column(
            "stage",
            sa.Enum(
                "planned",
                "open",
                "live",
                "closed",
                "cancelled",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("join_serial", sa.Integer(), nullable=False),
        sa.Column("join_code_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("door_locked", sa.Boolean(), nullable=False),
        sa.Column("calendar_sequence", sa.Integer(), nullable=False),
        sa.Column("feedback_id", sa.Uuid(), nullable=True),
        sa.Column("closed_at", UTC(), nullable=True),
        sa.Column("late_days", sa.Integer(), nullable=False),
        sa.Column("remind_days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["feedback_id"], ["survey.id"], name=op.f("fk_workshop_feedback_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_workshop_network_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_workshop_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
        sa.UniqueConstraint("join_code_hash", name=op.f("uq_workshop_join_code_hash")),
    )
    op.create_index(op.f("ix_workshop_network_id"), "workshop", ["network_id"], unique=False)
    op.create_index(op.f("ix_workshop_theme_id"), "workshop", ["theme_id"], unique=False)
    op.create_table(
        "activity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "talk",
                "board",
                "groups",
                "poll",
                "promise",
                "break",
                "feedback",
                name="activitykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("instruction", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("coming", "on", "done", name="activitystate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("started_at", UTC(), nullable=True),
        sa.Column("ends_at", UTC(), nullable=True),
        sa.Column("left_s", sa.Integer(), nullable=True),
        sa.Column("removed_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_activity_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_workshop_id"), "activity", ["workshop_id"], unique=False)
    op.create_table(
        "answervalue",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("part", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_answervalue_answer_id")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_answervalue_question_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answervalue")),
        sa.UniqueConstraint(
            "answer_id", "question_id", "part", "place", name=op.f("uq_answervalue_answer_id_question_id_part_place")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_answervalue_answer_id"), "answervalue", ["answer_id"], unique=False)
    op.create_index(op.f("ix_answervalue_question_id"), "answervalue", ["question_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=True),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_at", UTC(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "draft",
                "issued",
                "closed",
                name="assignmentstage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("pairs", sa.Boolean(), nullable=False),
        sa.Column("issue_at", UTC(), nullable=True),
        sa.Column("issued_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_assignment_network_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_assignment_theme_id")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_assignment_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_network_id"), "assignment", ["network_id"], unique=False)
    op.create_index(op.f("ix_assignment_theme_id"), "assignment", ["theme_id"], unique=False)
    op.create_index(op.f("ix_assignment_workshop_id"), "assignment", ["workshop_id"], unique=False)
    op.create_table(
        "coding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("by_two", sa.Boolean(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=True),
        sa.Column("second_id", sa.Uuid(), nullable=True),
        sa.Column("first_ready", sa.Boolean(), nullable=False),
        sa.Column("second_ready", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["first_id"], ["person.id"], name=op.f("fk_coding_first_id")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_coding_question_id")),
        sa.ForeignKeyConstraint(["second_id"], ["person.id"], name=op.f("fk_coding_second_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_coding_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding")),
        sa.UniqueConstraint("question_id", name=op.f("uq_coding_question_id")),
    )
    op.create_index(op.f("ix_coding_first_id"), "coding", ["first_id"], unique=False)
    op.create_index(op.f("ix_coding_second_id"), "coding", ["second_id"], unique=False)
    op.create_index(op.f("ix_coding_survey_id"), "coding", ["survey_id"], unique=False)
    op.create_table(
        "namepick",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("waiting", "in", "gone", name="pickstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_namepick_decided_by")),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_namepick_guest_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_namepick_person_id")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_namepick_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_namepick")),
        sa.UniqueConstraint("guest_id", name=op.f("uq_namepick_guest_id")),
    )
    op.create_index(op.f("ix_namepick_person_id"), "namepick", ["person_id"], unique=False)
    op.create_index(op.f("ix_namepick_workshop_id"), "namepick", ["workshop_id"], unique=False)
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proxy", sa.Boolean(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("extra_minutes", sa.Integer(), nullable=False),
        sa.Column("ticked", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("removed_at", UTC(), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN guest_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN proxy THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_participant_person_guest_or_table"),
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_participant_guest_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_participant_person_id")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_participant_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("workshop_id", "guest_id", name=op.f("uq_participant_workshop_id_guest_id")),
        sa.UniqueConstraint("workshop_id", "person_id", name=op.f("uq_participant_workshop_id_person_id")),
    )
    op.create_index(op.f("ix_participant_guest_id"), "participant", ["guest_id"], unique=False)
    op.create_index(op.f("ix_participant_person_id"), "participant", ["person_id"], unique=False)
    op.create_index(op.f("ix_participant_workshop_id"), "participant", ["workshop_id"], unique=False)
    op.create_table(
        "registration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "attendance",
            sa.Enum(
                "on_site", "remote", "cannot", name="attendance", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_registration_person_id")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_registration_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("workshop_id", "person_id", name=op.f("uq_registration_workshop_id_person_id")),
    )
    op.create_index(op.f("ix_registration_person_id"), "registration", ["person_id"], unique=False)
    op.create_index(op.f("ix_registration_workshop_id"), "registration", ["workshop_id"], unique=False)
    op.create_table(
        "stagechange",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column(
            "was",
            sa.Enum(
                "planned",
                "open",
                "live",
                "closed",
                "cancelled",
                name="was",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "now",
            sa.Enum(
                "planned",
                "open",
                "live",
                "closed",
                "cancelled",
                name="now",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_stagechange_by")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_stagechange_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stagechange")),
    )
    op.create_index(op.f("ix_stagechange_workshop_id"), "stagechange", ["workshop_id"], unique=False)
    op.create_table(
        "takehome",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("intro", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("onward", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=True),
        sa.Column("published_at", UTC(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_takehome_by")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_takehome_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_takehome")),
        sa.UniqueConstraint("workshop_id", name=op.f("uq_takehome_workshop_id")),
    )
    op.create_table(
        "weaving",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("began", sa.Integer(), nullable=False),
        sa.Column("onto", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_weaving_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weaving")),
        sa.UniqueConstraint("revision_id", name=op.f("uq_weaving_revision_id")),
    )
    op.create_table(
        "answercode",
        sa.Column("binned_at", UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("coding_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tone", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_answercode_coding_id")),
        sa.ForeignKeyConstraint(["into_id"], ["answercode.id"], name=op.f("fk_answercode_into_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answercode")),
    )
    op.create_index(op.f("ix_answercode_coding_id"), "answercode", ["coding_id"], unique=False)
    op.create_table(
        "breakoutgroup",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("task", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("remote_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("leader_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_breakoutgroup_activity_id")),
        sa.ForeignKeyConstraint(["leader_id"], ["participant.id"], name=op.f("fk_breakoutgroup_leader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breakoutgroup")),
    )
    op.create_index(op.f("ix_breakoutgroup_activity_id"), "breakoutgroup", ["activity_id"], unique=False)
    op.create_table(
        "brief",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("pictures", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Uuid(), nullable=True),
        sa.Column("form_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_at", UTC(), nullable=True),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("issued_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_brief_assignment_id")),
        sa.ForeignKeyConstraint(["form_id"], ["storedfile.id"], name=op.f("fk_brief_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
        sa.UniqueConstraint("assignment_id", "n", name=op.f("uq_brief_assignment_id_n")),
    )
    op.create_index(op.f("ix_brief_assignment_id"), "brief", ["assignment_id"], unique=False)
    op.create_table(
        "groupwork",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("gathered_at", UTC(), nullable=True),
        sa.Column("gathered_by", sa.Uuid(), nullable=True),
        sa.Column(
            "layout",
            sa.Enum(
                "columns",
                "swot",
                "four",
                "journey",
                "free",
                name="layout",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column(
            "offers",
            sa.Enum(
                "name",
                "code_name",
                "anonymous",
                "choose",
                name="offer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("votes_each", sa.Integer(), nullable=False),
        sa.Column("several", sa.Boolean(), nullable=False),
        sa.Column("moderated", sa.Boolean(), nullable=False),
        sa.Column("comments", sa.Boolean(), nullable=False),
        sa.Column("reactions", sa.Boolean(), nullable=False),
        sa.Column("pictures", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_groupwork_activity_id")),
        sa.ForeignKeyConstraint(["gathered_by"], ["person.id"], name=op.f("fk_groupwork_gathered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groupwork")),
        sa.UniqueConstraint("activity_id", name=op.f("uq_groupwork_activity_id")),
    )
    op.create_table(
        "poll",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "choice",
                "scale",
                "ranking",
                "cloud",
                "open",
                name="pollkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("several", sa.Boolean(), nullable=False),
        sa.Column("low", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("high", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words_each", sa.Integer(), nullable=False),
        sa.Column("moderated", sa.Boolean(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum("draft", "open", "closed", name="pollstage", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("screen_page", sa.Integer(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("groups_before", sa.JSON(), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_poll_activity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_poll_source_id")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_poll_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll")),
        sa.UniqueConstraint("activity_id", name=op.f("uq_poll_activity_id")),
    )
    op.create_index(op.f("ix_poll_workshop_id"), "poll", ["workshop_id"], unique=False)
    op.create_table(
        "promise",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column(
            "sharing",
            sa.Enum("own", "nameless", "named", name="sharing", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", UTC(), nullable=True),
        sa.Column(
            "kept",
            sa.Enum("done", "partly", "not_yet", name="kept", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("learnt", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("answered_at", UTC(), nullable=True),
        sa.CheckConstraint("sharing <> 'own' OR source_id IS NULL", name=op.f("ck_promise_own_is_nobody_elses")),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR (text = '' AND learnt = '')", name=op.f("ck_promise_withdrawn_has_no_words")
        ),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_promise_participant_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_promise_source_id")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_promise_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
        sa.UniqueConstraint("participant_id", name=op.f("uq_promise_participant_id")),
    )
    op.create_index(op.f("ix_promise_participant_id"), "promise", ["participant_id"], unique=False)
    op.create_index(op.f("ix_promise_source_id"), "promise", ["source_id"], unique=False)
    op.create_index(op.f("ix_promise_workshop_id"), "promise", ["workshop_id"], unique=False)
    op.create_table(
        "settled",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("coding_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_settled_coding_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_settled_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settled")),
        sa.UniqueConstraint("coding_id", "source_id", name=op.f("uq_settled_coding_id_source_id")),
    )
    op.create_index(op.f("ix_settled_coding_id"), "settled", ["coding_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column(
            "stage",
            sa.Enum(
                "assigned",
                "seen",
                "in_progress",
                "submitted",
                "returned",
                "accepted",
                "excused",
                "expired",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("written_at", UTC(), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("submitted_at", UTC(), nullable=True),
        sa.Column("word", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_at", UTC(), nullable=True),
        sa.Column("seen_n", sa.Integer(), nullable=False),
        sa.Column("called_at", UTC(), nullable=True),
        sa.Column("called_by", sa.Uuid(), nullable=True),
        sa.Column("call_note", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_task_assignment_id")),
        sa.ForeignKeyConstraint(["called_by"], ["person.id"], name=op.f("fk_task_called_by")),
        sa.ForeignKeyConstraint(["holder_id"], ["task.id"], name=op.f("fk_task_holder_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_task_person_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_task_source_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_task_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("assignment_id", "person_id", name=op.f("uq_task_assignment_id_person_id")),
    )
    op.create_index(op.f("ix_task_assignment_id"), "task", ["assignment_id"], unique=False)
    op.create_index(op.f("ix_task_holder_id"), "task", ["holder_id"], unique=False)
    op.create_index(op.f("ix_task_person_id"), "task", ["person_id"], unique=False)
    op.create_table(
        "ballot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("proxy", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_ballot_participant_id")),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_ballot_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
        sa.UniqueConstraint("poll_id", "participant_id", "n", name=op.f("uq_ballot_poll_id_participant_id_n")),
    )
    op.create_index(op.f("ix_ballot_participant_id"), "ballot", ["participant_id"], unique=False)
    op.create_index(op.f("ix_ballot_poll_id"), "ballot", ["poll_id"], unique=False)
    op.create_table(
        "board",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=True),
        sa.Column("activity_id", sa.Uuid(), nullable=True),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("task", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "ideation",
                "presentation",
                "grouping",
                "voting",
                "discussion",
                "summary",
                "locked",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("phase_since", UTC(), nullable=False),
        sa.Column(
            "offers",
            sa.Enum(
                "name",
                "code_name",
                "anonymous",
                "choose",
                name="offer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("votes_each", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("timer_ends_at", UTC(), nullable=True),
        sa.Column("timer_left_s", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("several", sa.Boolean(), nullable=False),
        sa.Column("moderated", sa.Boolean(), nullable=False),
        sa.Column("comments", sa.Boolean(), nullable=False),
        sa.Column("reactions", sa.Boolean(), nullable=False),
        sa.Column("pictures", sa.Boolean(), nullable=False),
        sa.Column("spotlight_id", sa.Uuid(), nullable=True),
        sa.Column("screen_section", sa.Uuid(), nullable=True),
        sa.Column("screen_page", sa.Integer(), nullable=False),
        sa.Column("screen_code", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_board_activity_id")),
        sa.ForeignKeyConstraint(["group_id"], ["breakoutgroup.id"], name=op.f("fk_board_group_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_board_network_id")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_board_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board")),
    )
    op.create_index(op.f("ix_board_activity_id"), "board", ["activity_id"], unique=False)
    op.create_index(op.f("ix_board_group_id"), "board", ["group_id"], unique=False)
    op.create_index(op.f("ix_board_network_id"), "board", ["network_id"], unique=False)
    op.create_index(op.f("ix_board_workshop_id"), "board", ["workshop_id"], unique=False)
    op.create_table(
        "codedtext",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["code_id"], ["answercode.id"], name=op.f("fk_codedtext_code_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_codedtext_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codedtext")),
        sa.UniqueConstraint("source_id", "code_id", "seat", name=op.f("uq_codedtext_source_id_code_id_seat")),
    )
    op.create_index(op.f("ix_codedtext_code_id"), "codedtext", ["code_id"], unique=False)
    op.create_table(
        "enclosure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("picture", "form", name="enclosed", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("media_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("alt", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("removed_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_enclosure_by")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_enclosure_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enclosure")),
    )
    op.create_index(op.f("ix_enclosure_task_id"), "enclosure", ["task_id"], unique=False)
    op.create_table(
        "groupmember",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_groupmember_activity_id")),
        sa.ForeignKeyConstraint(["group_id"], ["breakoutgroup.id"], name=op.f("fk_groupmember_group_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_groupmember_participant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groupmember")),
        sa.UniqueConstraint("activity_id", "participant_id", name=op.f("uq_groupmember_activity_id_participant_id")),
    )
    op.create_index(op.f("ix_groupmember_activity_id"), "groupmember", ["activity_id"], unique=False)
    op.create_index(op.f("ix_groupmember_group_id"), "groupmember", ["group_id"], unique=False)
    op.create_index(op.f("ix_groupmember_participant_id"), "groupmember", ["participant_id"], unique=False)
    op.create_table(
        "pollop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("op_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_pollop_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pollop")),
        sa.UniqueConstraint("poll_id", "op_id", name=op.f("uq_pollop_poll_id_op_id")),
    )
    op.create_index(op.f("ix_pollop_poll_id"), "pollop", ["poll_id"], unique=False)
    op.create_table(
        "polloption",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_polloption_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polloption")),
    )
    op.create_index(op.f("ix_polloption_poll_id"), "polloption", ["poll_id"], unique=False)
    op.create_table(
        "submission",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("brief_n", sa.Integer(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("enclosed", sa.JSON(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_submission_by")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_submission_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("task_id", "n", name=op.f("uq_submission_task_id_n")),
    )
    op.create_index(op.f("ix_submission_task_id"), "submission", ["task_id"], unique=False)
    op.create_table(
        "taskstep",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "was",
            sa.Enum(
                "assigned",
                "seen",
                "in_progress",
                "submitted",
                "returned",
                "accepted",
                "excused",
                "expired",
                name="was",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "now",
            sa.Enum(
                "assigned",
                "seen",
                "in_progress",
                "submitted",
                "returned",
                "accepted",
                "excused",
                "expired",
                name="now",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_taskstep_by")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_taskstep_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taskstep")),
    )
    op.create_index(op.f("ix_taskstep_task_id"), "taskstep", ["task_id"], unique=False)
    op.create_table(
        "themequote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["code_id"], ["answercode.id"], name=op.f("fk_themequote_code_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_themequote_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themequote")),
        sa.UniqueConstraint("code_id", "source_id", name=op.f("uq_themequote_code_id_source_id")),
    )
    op.create_index(op.f("ix_themequote_code_id"), "themequote", ["code_id"], unique=False)
    op.create_index(op.f("ix_themequote_source_id"), "themequote", ["source_id"], unique=False)
    op.create_table(
        "boardop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_boardop_board_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_boardop_participant_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_boardop_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boardop")),
        sa.UniqueConstraint("board_id", "op_id", name=op.f("uq_boardop_board_id_op_id")),
        sa.UniqueConstraint("board_id", "seq", name=op.f("uq_boardop_board_id_seq")),
    )
    op.create_index(op.f("ix_boardop_board_id"), "boardop", ["board_id"], unique=False)
    op.create_table(
        "picture",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("media_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("alt", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("keeper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("brought_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_picture_board_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
    )
    op.create_index(op.f("ix_picture_board_id"), "picture", ["board_id"], unique=False)
    op.create_table(
        "polltext",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("ballot_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("form", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("base", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("held", "shown", "hidden", name="textstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_polltext_ballot_id")),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_polltext_poll_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_polltext_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polltext")),
    )
    op.create_index(op.f("ix_polltext_ballot_id"), "polltext", ["ballot_id"], unique=False)
    op.create_index(op.f("ix_polltext_poll_id"), "polltext", ["poll_id"], unique=False)
    op.create_table(
        "section",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tone", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("row_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_section_board_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
    )
    op.create_index(op.f("ix_section_board_id"), "section", ["board_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("author_key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "naming",
            sa.Enum(
                "name", "code_name", "anonymous", name="naming", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("signed", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Float(), nullable=False),
        sa.Column("bundle_id", sa.Uuid(), nullable=True),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tone", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("own_revision", sa.Integer(), nullable=True),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("proxy", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("binned", sa.Boolean(), nullable=False),
        sa.Column("carried", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN author_key = '' THEN 0 ELSE 1 END) <= 1",
            name=op.f("ck_note_one_author"),
        ),
        sa.CheckConstraint(
            "naming <> 'anonymous' OR (participant_id IS NULL AND person_id IS NULL)",
            name=op.f("ck_note_anonymous_is_nobody"),
        ),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_note_board_id")),
        sa.ForeignKeyConstraint(["id"], ["source.id"], name=op.f("fk_note_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_note_participant_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_note_person_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_note_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_board_id"), "note", ["board_id"], unique=False)
    op.create_index(op.f("ix_note_participant_id"), "note", ["participant_id"], unique=False)
    op.create_index(op.f("ix_note_person_id"), "note", ["person_id"], unique=False)
    op.create_index(op.f("ix_note_section_id"), "note", ["section_id"], unique=False)
    op.create_table(
        "reaction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("support", "more", "thanks", name="nod", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.CheckConstraint("(participant_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_reaction_one_reactor")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_reaction_board_id")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_reaction_note_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_reaction_participant_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reaction_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reaction")),
        sa.UniqueConstraint("note_id", "participant_id", "kind", name=op.f("uq_reaction_note_id_participant_id_kind")),
        sa.UniqueConstraint("note_id", "person_id", "kind", name=op.f("uq_reaction_note_id_person_id_kind")),
    )
    op.create_index(op.f("ix_reaction_board_id"), "reaction", ["board_id"], unique=False)
    op.create_index(op.f("ix_reaction_note_id"), "reaction", ["note_id"], unique=False)
    op.create_index(op.f("ix_reaction_participant_id"), "reaction", ["participant_id"], unique=False)
    op.create_index(op.f("ix_reaction_person_id"), "reaction", ["person_id"], unique=False)
    op.create_table(
        "remark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("author_key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "naming",
            sa.Enum(
                "name", "code_name", "anonymous", name="naming", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("signed", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("binned", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN author_key = '' THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_remark_one_author"),
        ),
        sa.CheckConstraint(
            "naming <> 'anonymous' OR (participant_id IS NULL AND person_id IS NULL)",
            name=op.f("ck_remark_anonymous_is_nobody"),
        ),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_remark_board_id")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_remark_note_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_remark_participant_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_remark_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    op.create_index(op.f("ix_remark_board_id"), "remark", ["board_id"], unique=False)
    op.create_index(op.f("ix_remark_note_id"), "remark", ["note_id"], unique=False)
    op.create_index(op.f("ix_remark_participant_id"), "remark", ["participant_id"], unique=False)
    op.create_index(op.f("ix_remark_person_id"), "remark", ["person_id"], unique=False)
    op.create_table(
        "vote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.CheckConstraint("(participant_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_vote_one_voter")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_vote_board_id")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_vote_note_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_vote_participant_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_vote_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
        sa.UniqueConstraint("note_id", "participant_id", name=op.f("uq_vote_note_id_participant_id")),
        sa.UniqueConstraint("note_id", "person_id", name=op.f("uq_vote_note_id_person_id")),
    )
    op.create_index(op.f("ix_vote_board_id"), "vote", ["board_id"], unique=False)
    op.create_index(op.f("ix_vote_note_id"), "vote", ["note_id"], unique=False)
    op.create_index(op.f("ix_vote_participant_id"), "vote", ["participant_id"], unique=False)
    op.create_index(op.f("ix_vote_person_id"), "vote", ["person_id"], unique=False)
    for statement in FROZEN[op.get_bind().dialect.name].values():
        op.execute(sa.DDL(statement.replace("%", "%%")))


def downgrade() -> None:
    op.drop_index(op.f("ix_vote_person_id"), table_name="vote")
    op.drop_index(op.f("ix_vote_participant_id"), table_name="vote")
    op.drop_index(op.f("ix_vote_note_id"), table_name="vote")
    op.drop_index(op.f("ix_vote_board_id"), table_name="vote")
    op.drop_table("vote")
    op.drop_index(op.f("ix_remark_person_id"), table_name="remark")
    op.drop_index(op.f("ix_remark_participant_id"), table_name="remark")
    op.drop_index(op.f("ix_remark_note_id"), table_name="remark")
    op.drop_index(op.f("ix_remark_board_id"), table_name="remark")
    op.drop_table("remark")
    op.drop_index(op.f("ix_reaction_person_id"), table_name="reaction")
    op.drop_index(op.f("ix_reaction_participant_id"), table_name="reaction")
    op.drop_index(op.f("ix_reaction_note_id"), table_name="reaction")
    op.drop_index(op.f("ix_reaction_board_id"), table_name="reaction")
    op.drop_table("reaction")
    op.drop_index(op.f("ix_note_section_id"), table_name="note")
    op.drop_index(op.f("ix_note_person_id"), table_name="note")
    op.drop_index(op.f("ix_note_participant_id"), table_name="note")
    op.drop_index(op.f("ix_note_board_id"), table_name="note")
    op.drop_table("note")
    op.drop_index(op.f("ix_section_board_id"), table_name="section")
    op.drop_table("section")
    op.drop_index(op.f("ix_polltext_poll_id"), table_name="polltext")
    op.drop_index(op.f("ix_polltext_ballot_id"), table_name="polltext")
    op.drop_table("polltext")
    op.drop_index(op.f("ix_picture_board_id"), table_name="picture")
    op.drop_table("picture")
    op.drop_index(op.f("ix_boardop_board_id"), table_name="boardop")
    op.drop_table("boardop")
    op.drop_index(op.f("ix_themequote_source_id"), table_name="themequote")
    op.drop_index(op.f("ix_themequote_code_id"), table_name="themequote")
    op.drop_table("themequote")
    op.drop_index(op.f("ix_taskstep_task_id"), table_name="taskstep")
    op.drop_table("taskstep")
    op.drop_index(op.f("ix_submission_task_id"), table_name="submission")
    op.drop_table("submission")
    op.drop_index(op.f("ix_polloption_poll_id"), table_name="polloption")
    op.drop_table("polloption")
    op.drop_index(op.f("ix_pollop_poll_id"), table_name="pollop")
    op.drop_table("pollop")
    op.drop_index(op.f("ix_groupmember_participant_id"), table_name="groupmember")
    op.drop_index(op.f("ix_groupmember_group_id"), table_name="groupmember")
    op.drop_index(op.f("ix_groupmember_activity_id"), table_name="groupmember")
    op.drop_table("groupmember")
    op.drop_index(op.f("ix_enclosure_task_id"), table_name="enclosure")
    op.drop_table("enclosure")
    op.drop_index(op.f("ix_codedtext_code_id"), table_name="codedtext")
    op.drop_table("codedtext")
    op.drop_index(op.f("ix_board_workshop_id"), table_name="board")
    op.drop_index(op.f("ix_board_network_id"), table_name="board")
    op.drop_index(op.f("ix_board_group_id"), table_name="board")
    op.drop_index(op.f("ix_board_activity_id"), table_name="board")
    op.drop_table("board")
    op.drop_index(op.f("ix_ballot_poll_id"), table_name="ballot")
    op.drop_index(op.f("ix_ballot_participant_id"), table_name="ballot")
    op.drop_table("ballot")
    op.drop_index(op.f("ix_task_person_id"), table_name="task")
    op.drop_index(op.f("ix_task_holder_id"), table_name="task")
    op.drop_index(op.f("ix_task_assignment_id"), table_name="task")
    op.drop_table("task")
    op.drop_index(op.f("ix_settled_coding_id"), table_name="settled")
    op.drop_table("settled")
    op.drop_index(op.f("ix_promise_workshop_id"), table_name="promise")
    op.drop_index(op.f("ix_promise_source_id"), table_name="promise")
    op.drop_index(op.f("ix_promise_participant_id"), table_name="promise")
    op.drop_table("promise")
    op.drop_index(op.f("ix_poll_workshop_id"), table_name="poll")
    op.drop_table("poll")
    op.drop_table("groupwork")
    op.drop_index(op.f("ix_brief_assignment_id"), table_name="brief")
    op.drop_table("brief")
    op.drop_index(op.f("ix_breakoutgroup_activity_id"), table_name="breakoutgroup")
    op.drop_table("breakoutgroup")
    op.drop_index(op.f("ix_answercode_coding_id"), table_name="answercode")
    op.drop_table("answercode")
    op.drop_table("weaving")
    op.drop_table("takehome")
    op.drop_index(op.f("ix_stagechange_workshop_id"), table_name="stagechange")
    op.drop_table("stagechange")
    op.drop_index(op.f("ix_registration_workshop_id"), table_name="registration")
    op.drop_index(op.f("ix_registration_person_id"), table_name="registration")
    op.drop_table("registration")
    op.drop_index(op.f("ix_participant_workshop_id"), table_name="participant")
    op.drop_index(op.f("ix_participant_person_id"), table_name="participant")
    op.drop_index(op.f("ix_participant_guest_id"), table_name="participant")
    op.drop_table("participant")
    op.drop_index(op.f("ix_namepick_workshop_id"), table_name="namepick")
    op.drop_index(op.f("ix_namepick_person_id"), table_name="namepick")
    op.drop_table("namepick")
    op.drop_index(op.f("ix_coding_survey_id"), table_name="coding")
    op.drop_index(op.f("ix_coding_second_id"), table_name="coding")
    op.drop_index(op.f("ix_coding_first_id"), table_name="coding")
    op.drop_table("coding")
    op.drop_index(op.f("ix_assignment_workshop_id"), table_name="assignment")
    op.drop_index(op.f("ix_assignment_theme_id"), table_name="assignment")
    op.drop_index(op.f("ix_assignment_network_id"), table_name="assignment")
    op.drop_table("assignment")
    op.drop_index(op.f("ix_answervalue_question_id"), table_name="answervalue")
    op.drop_index(op.f("ix_answervalue_answer_id"), table_name="answervalue")
    op.drop_table("answervalue")
    op.drop_index(op.f("ix_activity_workshop_id"), table_name="activity")
    op.drop_table("activity")
    op.drop_index(op.f("ix_workshop_theme_id"), table_name="workshop")
    op.drop_index(op.f("ix_workshop_network_id"), table_name="workshop")
    op.drop_table("workshop")
    op.drop_index(op.f("ix_wordreturn_text_id"), table_name="wordreturn")
    op.drop_table("wordreturn")
    op.drop_index(op.f("ix_toolfile_tool_id"), table_name="toolfile")
    op.drop_table("toolfile")
    op.drop_index(op.f("ix_textreport_reply_id"), table_name="textreport")
    op.drop_index(op.f("ix_textreport_inquiry_id"), table_name="textreport")
    op.drop_index(op.f("ix_textreport_by"), table_name="textreport")
    op.drop_table("textreport")
    op.drop_index(op.f("ix_termcomment_text_id"), table_name="termcomment")
    op.drop_table("termcomment")
    op.drop_index(op.f("ix_termchange_text_id"), table_name="termchange")
    op.drop_table("termchange")
    op.drop_index(op.f("ix_termapproval_text_id"), table_name="termapproval")
    op.drop_index(op.f("ix_termapproval_person_id"), table_name="termapproval")
    op.drop_table("termapproval")
    op.drop_index(op.f("ix_surveystep_survey_id"), table_name="surveystep")
    op.drop_table("surveystep")
    op.drop_table("sharedresult")
    op.drop_index(op.f("ix_revision_text_id"), table_name="revision")
    op.drop_table("revision")
    op.drop_index(op.f("ix_removedquestion_survey_id"), table_name="removedquestion")
    op.drop_table("removedquestion")
    op.drop_index(op.f("ix_reminder_survey_id"), table_name="reminder")
    op.drop_table("reminder")
    op.drop_index(op.f("ix_redaction_survey_id"), table_name="redaction")
    op.drop_table("redaction")
    op.drop_index(op.f("ix_recenttick_survey_id"), table_name="recenttick")
    op.drop_table("recenttick")
    op.drop_index(op.f("ix_question_survey_id"), table_name="question")
    op.drop_table("question")
    op.drop_index(op.f("ix_openlink_survey_id"), table_name="openlink")
    op.drop_table("openlink")
    op.drop_index(op.f("ix_nominationstep_nomination_id"), table_name="nominationstep")
    op.drop_table("nominationstep")
    op.drop_table("keptresult")
    op.drop_index(op.f("ix_keptgroup_survey_id"), table_name="keptgroup")
    op.drop_table("keptgroup")
    op.drop_index(op.f("ix_invited_survey_id"), table_name="invited")
    op.drop_index(op.f("ix_invited_person_id"), table_name="invited")
    op.drop_index(op.f("ix_invited_guest_id"), table_name="invited")
    op.drop_table("invited")
    op.drop_index(op.f("ix_invitation_nomination_id"), table_name="invitation")
    op.drop_table("invitation")
    op.drop_index(op.f("ix_groupdecision_text_id"), table_name="groupdecision")
    op.drop_index(op.f("ix_groupdecision_area_id"), table_name="groupdecision")
    op.drop_table("groupdecision")
    op.drop_index(op.f("ix_draft_text_id"), table_name="draft")
    op.drop_index(op.f("ix_draft_person_id"), table_name="draft")
    op.drop_table("draft")
    op.drop_index(op.f("ix_comment_text_id"), table_name="comment")
    op.drop_index(op.f("ix_comment_reply_to"), table_name="comment")
    op.drop_table("comment")
    op.drop_index(op.f("ix_closedunit_survey_id"), table_name="closedunit")
    op.drop_table("closedunit")
    op.drop_index(op.f("ix_chapterstep_text_id"), table_name="chapterstep")
    op.drop_table("chapterstep")
    op.drop_index(op.f("ix_askedunit_unit_id"), table_name="askedunit")
    op.drop_index(op.f("ix_askedunit_survey_id"), table_name="askedunit")
    op.drop_table("askedunit")
    op.drop_index(op.f("ix_approvalrecord_text_id"), table_name="approvalrecord")
    op.drop_table("approvalrecord")
    op.drop_index(op.f("ix_approval_text_id"), table_name="approval")
    op.drop_index(op.f("ix_approval_person_id"), table_name="approval")
    op.drop_index(op.f("ix_approval_area_id"), table_name="approval")
    op.drop_table("approval")
    op.drop_index(op.f("ix_answer_survey_id"), table_name="answer")
    op.drop_index(op.f("ix_answer_person_id"), table_name="answer")
    op.drop_table("answer")
    op.drop_table("withdrawal")
    op.drop_index(op.f("ix_training_region_id"), table_name="training")
    op.drop_index(op.f("ix_training_edition_id"), table_name="training")
    op.drop_table("training")
    op.drop_index(op.f("ix_termtext_term_id"), table_name="termtext")
    op.drop_table("termtext")
    op.drop_index(op.f("ix_survey_series_id"), table_name="survey")
    op.drop_index(op.f("ix_survey_owner_id"), table_name="survey")
    op.drop_index(op.f("ix_survey_network_id"), table_name="survey")
    op.drop_index(op.f("ix_survey_about_id"), table_name="survey")
    op.drop_table("survey")
    op.drop_index(op.f("ix_supervision_unit_id"), table_name="supervision")
    op.drop_index(op.f("ix_supervision_membership_id"), table_name="supervision")
    op.drop_table("supervision")
    op.drop_index(op.f("ix_sourcerevision_source_id"), table_name="sourcerevision")
    op.drop_table("sourcerevision")
    op.drop_index(op.f("ix_sourcelink_target_id"), table_name="sourcelink")
    op.drop_index(op.f("ix_sourcelink_source_id"), table_name="sourcelink")
    op.drop_index(op.f("ix_sourcelink_finding_id"), table_name="sourcelink")
    op.drop_index(op.f("ix_sourcelink_chapter_id"), table_name="sourcelink")
    op.drop_table("sourcelink")
    op.drop_index(op.f("ix_shortlink_guide_id"), table_name="shortlink")
    op.drop_index(op.f("ix_shortlink_chapter_id"), table_name="shortlink")
    op.drop_table("shortlink")
    op.drop_index(op.f("ix_reply_person_id"), table_name="reply")
    op.drop_index(op.f("ix_reply_inquiry_id"), table_name="reply")
    op.drop_table("reply")
    op.drop_index(op.f("ix_registerstep_entry_id"), table_name="registerstep")
    op.drop_table("registerstep")
    op.drop_index(op.f("ix_registerregion_region_id"), table_name="registerregion")
    op.drop_index(op.f("ix_registerregion_entry_id"), table_name="registerregion")
    op.drop_table("registerregion")
    op.drop_index(op.f("ix_registerarea_entry_id"), table_name="registerarea")
    op.drop_index(op.f("ix_registerarea_area_id"), table_name="registerarea")
    op.drop_table("registerarea")
    op.drop_index(op.f("ix_organisationchange_object_id"), table_name="organisationchange")
    op.drop_index(op.f("ix_organisationchange_import_id"), table_name="organisationchange")
    op.drop_index(op.f("ix_organisationchange_county_id"), table_name="organisationchange")
    op.drop_table("organisationchange")
    op.drop_index(op.f("ix_nomination_unit_id"), table_name="nomination")
    op.drop_index(op.f("ix_nomination_succeeds_id"), table_name="nomination")
    op.drop_index(op.f("ix_nomination_request_id"), table_name="nomination")
    op.drop_index(op.f("ix_nomination_person_id"), table_name="nomination")
    op.drop_index(op.f("ix_nomination_nominated_by"), table_name="nomination")
    op.drop_index(op.f("ix_nomination_network_id"), table_name="nomination")
    op.drop_index(op.f("ix_nomination_carer_id"), table_name="nomination")
    op.drop_table("nomination")
    op.drop_index(op.f("ix_namedquote_person_id"), table_name="namedquote")
    op.drop_table("namedquote")
    op.drop_index(op.f("ix_missedsearch_edition_id"), table_name="missedsearch")
    op.drop_table("missedsearch")
    op.drop_index(op.f("ix_lastread_person_id"), table_name="lastread")
    op.drop_index(op.f("ix_lastread_guide_id"), table_name="lastread")
    op.drop_table("lastread")
    op.drop_index(op.f("ix_inquiryfollower_person_id"), table_name="inquiryfollower")
    op.drop_index(op.f("ix_inquiryfollower_inquiry_id"), table_name="inquiryfollower")
    op.drop_table("inquiryfollower")
    op.drop_index(op.f("ix_helped_edition_id"), table_name="helped")
    op.drop_index(op.f("ix_helped_chapter_id"), table_name="helped")
    op.drop_table("helped")
    op.drop_index(op.f("ix_handover_to_id"), table_name="handover")
    op.drop_index(op.f("ix_handover_series_id"), table_name="handover")
    op.drop_table("handover")
    op.drop_index(op.f("ix_gonethrough_unit_id"), table_name="gonethrough")
    op.drop_index(op.f("ix_gonethrough_edition_id"), table_name="gonethrough")
    op.drop_table("gonethrough")
    op.drop_index(op.f("ix_findingrevision_finding_id"), table_name="findingrevision")
    op.drop_table("findingrevision")
    op.drop_index(op.f("ix_editionfile_edition_id"), table_name="editionfile")
    op.drop_table("editionfile")
    op.drop_index(op.f("ix_editionchapter_edition_id"), table_name="editionchapter")
    op.drop_index(op.f("ix_editionchapter_chapter_id"), table_name="editionchapter")
    op.drop_table("editionchapter")
    op.drop_table("disposition")
    op.drop_index(op.f("ix_copies_region_id"), table_name="copies")
    op.drop_index(op.f("ix_copies_edition_id"), table_name="copies")
    op.drop_table("copies")
    op.drop_index(op.f("ix_chaptertool_chapter_id"), table_name="chaptertool")
    op.drop_table("chaptertool")
    op.drop_index(op.f("ix_chaptertext_chapter_id"), table_name="chaptertext")
    op.drop_table("chaptertext")
    op.drop_index(op.f("ix_chapterarea_chapter_id"), table_name="chapterarea")
    op.drop_index(op.f("ix_chapterarea_area_id"), table_name="chapterarea")
    op.drop_table("chapterarea")
    op.drop_table("bulk_recipient")
    op.drop_index(op.f("ix_basket_theme_id"), table_name="basket")
    op.drop_index(op.f("ix_basket_source_id"), table_name="basket")
    op.drop_index(op.f("ix_basket_network_id"), table_name="basket")
    op.drop_table("basket")
    op.drop_index(op.f("ix_background_network_id"), table_name="background")
    op.drop_table("background")
    op.drop_index(op.f("ix_todo_owner_id"), table_name="todo")
    op.drop_index(op.f("ix_todo_network_id"), table_name="todo")
    op.drop_table("todo")
    op.drop_index(op.f("ix_themepriority_theme_id"), table_name="themepriority")
    op.drop_index(op.f("ix_themepriority_person_id"), table_name="themepriority")
    op.drop_table("themepriority")
    op.drop_index(op.f("ix_surveypattern_network_id"), table_name="surveypattern")
    op.drop_table("surveypattern")
    op.drop_index(op.f("ix_standin_network_id"), table_name="standin")
    op.drop_index(op.f("ix_standin_deputy_id"), table_name="standin")
    op.drop_index(op.f("ix_standin_coordinator_id"), table_name="standin")
    op.drop_table("standin")
    op.drop_index(op.f("ix_source_person_id"), table_name="source")
    op.drop_index(op.f("ix_source_origin_id"), table_name="source")
    op.drop_index(op.f("ix_source_network_id"), table_name="source")
    op.drop_table("source")
    op.drop_index(op.f("ix_signinlink_person_id"), table_name="signinlink")
    op.drop_table("signinlink")
    op.drop_index(op.f("ix_signedin_was_hash"), table_name="signedin")
    op.drop_index(op.f("ix_signedin_person_id"), table_name="signedin")
    op.drop_index(op.f("ix_signedin_guest_id"), table_name="signedin")
    op.drop_table("signedin")
    op.drop_index(op.f("ix_series_owner_id"), table_name="series")
    op.drop_index(op.f("ix_series_network_id"), table_name="series")
    op.drop_table("series")
    op.drop_index(op.f("ix_reportkey_subject_id"), table_name="reportkey")
    op.drop_index(op.f("ix_reportkey_network_id"), table_name="reportkey")
    op.drop_table("reportkey")
    op.drop_index(op.f("ix_registerentry_source_id"), table_name="registerentry")
    op.drop_index(op.f("ix_registerentry_network_id"), table_name="registerentry")
    op.drop_index(op.f("ix_registerentry_area_id"), table_name="registerentry")
    op.drop_table("registerentry")
    op.drop_index(op.f("ix_portrait_person_id"), table_name="portrait")
    op.drop_table("portrait")
    op.drop_index(op.f("ix_plannedname_unit_id"), table_name="plannedname")
    op.drop_table("plannedname")
    op.drop_index(op.f("ix_permission_person_id"), table_name="permission")
    op.drop_index(op.f("ix_permission_network_id"), table_name="permission")
    op.drop_table("permission")
    op.drop_index(op.f("ix_pattern_network_id"), table_name="pattern")
    op.drop_table("pattern")
    op.drop_index(op.f("ix_papercode_person_id"), table_name="papercode")
    op.drop_index(op.f("ix_papercode_network_id"), table_name="papercode")
    op.drop_table("papercode")
    op.drop_index(op.f("ix_pair_social_id"), table_name="pair")
    op.drop_index(op.f("ix_pair_network_id"), table_name="pair")
    op.drop_index(op.f("ix_pair_health_id"), table_name="pair")
    op.drop_index(op.f("ix_pair_batch_id"), table_name="pair")
    op.drop_table("pair")
    op.drop_index(op.f("ix_organisationimport_county_id"), table_name="organisationimport")
    op.drop_index(op.f("ix_organisationimport_by"), table_name="organisationimport")
    op.drop_table("organisationimport")
    op.drop_index(op.f("ix_nominationrequest_supervisor_id"), table_name="nominationrequest")
    op.drop_index(op.f("ix_nominationrequest_network_id"), table_name="nominationrequest")
    op.drop_table("nominationrequest")
    op.drop_index(op.f("ix_namepermission_person_id"), table_name="namepermission")
    op.drop_index(op.f("ix_namepermission_network_id"), table_name="namepermission")
    op.drop_table("namepermission")
    op.drop_index(op.f("ix_membership_person_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_network_id"), table_name="membership")
    op.drop_table("membership")
    op.drop_table("letterwish")
    op.drop_table("letterkeys")
    op.drop_index(op.f("ix_letter_person_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_network_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_due_at"), table_name="letter")
    op.drop_index(op.f("ix_letter_digest_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_delivery"), table_name="letter")
    op.drop_table("letter")
    op.drop_index(op.f("ix_job_state"), table_name="job")
    op.drop_index(op.f("ix_job_due_at"), table_name="job")
    op.drop_table("job")
    op.drop_index(op.f("ix_inquiry_theme_id"), table_name="inquiry")
    op.drop_index(op.f("ix_inquiry_person_id"), table_name="inquiry")
    op.drop_index(op.f("ix_inquiry_network_id"), table_name="inquiry")
    op.drop_table("inquiry")
    op.drop_index(op.f("ix_handing_to_id"), table_name="handing")
    op.drop_index(op.f("ix_handing_object_id"), table_name="handing")
    op.drop_index(op.f("ix_handing_network_id"), table_name="handing")
    op.drop_table("handing")
    op.drop_index(op.f("ix_guidepicture_guide_id"), table_name="guidepicture")
    op.drop_table("guidepicture")
    op.drop_index(op.f("ix_glossaryterm_network_id"), table_name="glossaryterm")
    op.drop_table("glossaryterm")
    op.drop_index(op.f("ix_finding_theme_id"), table_name="finding")
    op.drop_index(op.f("ix_finding_network_id"), table_name="finding")
    op.drop_table("finding")
    op.drop_index(op.f("ix_edition_guide_id"), table_name="edition")
    op.drop_table("edition")
    op.drop_index(op.f("ix_deputy_network_id"), table_name="deputy")
    op.drop_index(op.f("ix_deputy_director_id"), table_name="deputy")
    op.drop_index(op.f("ix_deputy_deputy_id"), table_name="deputy")
    op.drop_table("deputy")
    op.drop_index(op.f("ix_chapter_guide_id"), table_name="chapter")
    op.drop_table("chapter")
    op.drop_table("calendarfeed")
    op.drop_index(op.f("ix_bulk_letter_network_id"), table_name="bulk_letter")
    op.drop_table("bulk_letter")
    op.drop_index(op.f("ix_badgewish_person_id"), table_name="badgewish")
    op.drop_index(op.f("ix_badgewish_network_id"), table_name="badgewish")
    op.drop_table("badgewish")
    op.drop_index(op.f("ix_audit_object_id"), table_name="audit")
    op.drop_index(op.f("ix_audit_network_id"), table_name="audit")
    op.drop_index(op.f("ix_audit_by"), table_name="audit")
    op.drop_table("audit")
    op.drop_index(op.f("ix_archive_network_id"), table_name="archive")
    op.drop_table("archive")
    op.drop_index(op.f("ix_absence_person_id"), table_name="absence")
    op.drop_table("absence")
    op.drop_index(op.f("ix_succession_unit_id"), table_name="succession")
    op.drop_index(op.f("ix_succession_successor_id"), table_name="succession")
    op.drop_table("succession")
    op.drop_index(op.f("ix_person_unit_id"), table_name="person")
    op.drop_table("person")
    op.drop_index(op.f("ix_unit_successor_id"), table_name="unit")
    op.drop_index(op.f("ix_unit_region_id"), table_name="unit")
    op.drop_index(op.f("ix_unit_area_id"), table_name="unit")
    op.drop_table("unit")
    op.drop_index(op.f("ix_theme_network_id"), table_name="theme")
    op.drop_table("theme")
    op.drop_table("rhythm")
    op.drop_index(op.f("ix_quietperiod_network_id"), table_name="quietperiod")
    op.drop_table("quietperiod")
    op.drop_index(op.f("ix_networkcounty_network_id"), table_name="networkcounty")
    op.drop_index(op.f("ix_networkcounty_county_id"), table_name="networkcounty")
    op.drop_table("networkcounty")
    op.drop_index(op.f("ix_guide_network_id"), table_name="guide")
    op.drop_table("guide")
    op.drop_index(op.f("ix_decidinggroup_network_id"), table_name="decidinggroup")
    op.drop_index(op.f("ix_decidinggroup_area_id"), table_name="decidinggroup")
    op.drop_table("decidinggroup")
    op.drop_index(op.f("ix_coveragegoal_region_id"), table_name="coveragegoal")
    op.drop_index(op.f("ix_coveragegoal_network_id"), table_name="coveragegoal")
    op.drop_table("coveragegoal")
    op.drop_index(op.f("ix_assignmentpattern_network_id"), table_name="assignmentpattern")
    op.drop_table("assignmentpattern")
    op.drop_index(op.f("ix_region_county_id"), table_name="region")
    op.drop_table("region")
    op.drop_index(op.f("ix_network_county_id"), table_name="network")
    op.drop_table("network")
    op.drop_index(op.f("ix_area_parent_id"), table_name="area")
    op.drop_index(op.f("ix_area_county_id"), table_name="area")
    op.drop_table("area")
    op.drop_table("storedfile")
    op.drop_table("mailsettings")
    op.drop_table("linkcheck")
    op.drop_table("guest")
    op.drop_table("county")
    op.drop_table("addresstrouble")
