/*
 * paper_request - the papers about one request: the correction filled in for
 * signature, the slip of receipt, what is missing, why it was refused.
 *
 * Names of the papers: phiếu đề nghị DC02 and giấy hẹn CC02 of TT 17/2024/TT-BCA,
 * thông báo từ chối CC03 of the same; phiếu hướng dẫn bổ sung CT05 of TT
 * 56/2021/TT-BCA by analogy.  None of their layouts is public: the order is ours.
 */
#include "forms/paper.h"

#include "forms/catalogue.h"
#include "forms/kinds.h"
#include "forms/paper_page.h"
#include "forms/undo.h"
#include "i18n/moment.h"
#include "i18n/banned.h"

#define UNVERIFIED "(mẫu chưa đối chiếu với mẫu chính thức)"
#define NOTHING "chưa có thông tin"
#define BY_HAND "____________"

static char *show(enum kind kind, enum catalogue catalogue, const char *value)
{
	return *value ? kind_show(kind, catalogue, value) : g_strdup(NOTHING);
}

static char *show_field(enum record_field field, const char *value)
{
	const struct record_field_row *row = &record_fields[field];
	bool hides = (row->flags & RECORD_HIDDEN) != 0;
	g_autofree char *safe = hides ? kind_hide(value) : g_strdup(value);
	g_autofree char *shown = show(row->kind, row->catalogue, safe);

	/* Hidden digits have room beside them: the citizen writes them. */
	return hides && *value ? g_strconcat(shown, "  " BY_HAND, NULL)
						      : g_steal_pointer(&shown);
}

static void put_person(struct paper_page *page, const struct person_row *head)
{
	g_autofree char *name = NULL, *birth = NULL, *number = NULL, *home = NULL;

	if (!head)
		return;
	name = show(KIND_NAME, CATALOGUE_NONE, head->name);
	birth = *head->birth ? kind_show(KIND_DATE, CATALOGUE_NONE, head->birth)
			     : g_strdup(BY_HAND);
	number = *head->number ? show_field(FIELD_NUMBER, head->number) : g_strdup(BY_HAND);
	home = g_strdup_printf("%s%s%s", head->house, *head->house && *head->hamlet ? ", " : "",
			       head->hamlet);
	paper_item(page, "Công dân", name);
	paper_item(page, "Ngày, tháng, năm sinh", birth);
	paper_item(page, "Số định danh cá nhân", number);
	if (*home)
		paper_item(page, "Nơi thường trú", home);
}

static void put_changes(struct paper_page *page, const struct request *request)
{
	paper_blank(page);
	paper_line(page, "NỘI DUNG ĐỀ NGHỊ");
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = request->changes->pdata[i];
		g_autofree char *from = show_field(change->field, change->from);
		g_autofree char *to = show_field(change->field, change->to);
		g_autofree char *label = g_strdup_printf("%u. %s", i + 1,
							 record_label(change->field));

		paper_together(page, 3);
		paper_line(page, label);
		paper_item(page, "   Thông tin đã có", from);
		paper_item(page, "   Thông tin đề nghị", to);
	}
}

static void put_papers(struct paper_page *page, const struct request *request)
{
	paper_blank(page);
	paper_item(page, "Lý do", catalogue_name(CATALOGUE_REASON, request->reason));
	for (unsigned i = 0; i < request->papers->len; i++) {
		const struct paper *paper = request->papers->pdata[i];
		g_autofree char *date = show(KIND_DATE, CATALOGUE_NONE, paper->date);
		g_autofree char *words = g_strdup_printf(
			"%s số %s, cấp ngày %s, %s",
			catalogue_name(CATALOGUE_PAPER, paper->kind), paper->number, date,
			paper->issuer);

		paper_item(page, i == 0 ? "Giấy tờ chứng minh" : "   và", words);
	}
	if (*request->note)
		paper_item(page, "Ghi chú", request->note);
}

/* Who came, and how that was made sure. */
static void put_applicant(struct paper_page *page, const struct request *request)
{
	const struct applicant *a = &request->applicant;
	g_autofree char *hidden = kind_hide(a->number);
	g_autofree char *number = *a->number ? show_field(FIELD_NUMBER, hidden) : NULL;

	if (!*a->who)
		return;
	paper_item(page, "Người nộp", catalogue_name(CATALOGUE_APPLICANT, a->who));
	if (*a->name)
		paper_item(page, "   Họ, chữ đệm và tên", a->name);
	if (number)
		paper_item(page, "   Số định danh cá nhân", number);
	if (*a->checked)
		paper_item(page, "   Đã đối chiếu bằng",
			   catalogue_name(CATALOGUE_IDENTITY_CHECK, a->checked));
	if (*a->note)
		paper_item(page, "   Ghi chú", a->note);
}

static void put_signatures(struct paper_page *page, const char *left, const char *right,
			   const char *under)
{
	paper_blank(page);
	paper_together(page, 7);
	paper_halves(page, left, right);
	paper_halves(page, "(ký, ghi rõ họ tên)", "(ký, ghi rõ họ tên)");
	for (int i = 0; i < 4; i++)
		paper_blank(page);
	paper_halves(page, "", under);
}

char *paper_request(const struct paper_office *office, const struct request *request,
		    const struct person_row *head, bool unverified)
{
	struct paper_page *page = paper_page_new(office);

	paper_title(page, "PHIẾU ĐỀ NGHỊ ĐIỀU CHỈNH THÔNG TIN",
		    "trong Cơ sở dữ liệu quốc gia về dân cư");
	if (unverified)
		paper_middle(page, UNVERIFIED);
	put_person(page, head);
	put_changes(page, request);
	put_papers(page, request);
	put_applicant(page, request);
	paper_blank(page);
	paper_wrap(page, 0,
		   "Tôi đã đọc lại các nội dung trên và chịu trách nhiệm về thông tin đã kê khai.");
	put_signatures(page, "Cán bộ tiếp nhận", "Người đề nghị", "");
	paper_line(page, office->officer);
	return paper_page_end(page);
}

/* ---- what happened to it ----------------------------------------------------------- */

static void put_what(struct paper_page *page, const struct request *request)
{
	GString *labels = g_string_new(NULL);

	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = request->changes->pdata[i];

		g_string_append_printf(labels, "%s%s", i > 0 ? "; " : "",
				       record_label(change->field));
	}
	paper_item(page, "Đề nghị điều chỉnh", labels->str);
	g_string_free(labels, TRUE);
}

static void put_receipt(struct paper_page *page, const struct request *request)
{
	g_autofree char *sent = moment_show(request->sent_at);
	g_autofree char *due = moment_show(request->deadline);

	paper_item(page, "Số tiếp nhận", request->receipt);
	paper_item(page, "Tiếp nhận lúc", sent);
	if (request->deadline > 0)
		paper_item(page, "Hẹn trả kết quả trước", due);
}

/* What can be done about a mistake, and by whom: told before it is needed. */
static void put_undo(struct paper_page *page)
{
	g_autofree char *words = g_strdup_printf(
		"Nếu kết quả sau phê duyệt còn sai: trong %d ngày đề nghị hoàn tác tại Công an cấp "
		"xã nơi thường trú; sau thời hạn đó do Công an cấp tỉnh quyết định.",
		UNDO_DAYS);

	paper_wrap(page, 0, words);
}

static void put_no_receipt(struct paper_page *page)
{
	paper_middle(page, "*** CHƯA GHI NHẬN ***");
	paper_wrap(page, 0,
		   "Đề nghị này chưa có số tiếp nhận của trung tâm. Phiếu này chỉ ghi lại "
		   "việc công dân đã nộp, không thay cho giấy tiếp nhận và không phải giấy hẹn.");
	paper_blank(page);
}

char *paper_receipt(const struct paper_office *office, const struct request *request,
		    const struct person_row *head)
{
	struct paper_page *page = paper_page_new(office);
	bool known = *request->receipt != '\0';

	paper_title(page, known ? "GIẤY TIẾP NHẬN VÀ HẸN TRẢ KẾT QUẢ" : "PHIẾU NHẬN ĐỀ NGHỊ",
		    UNVERIFIED);
	if (!known)
		put_no_receipt(page);
	put_person(page, head);
	put_what(page, request);
	put_papers(page, request);
	put_applicant(page, request);
	paper_blank(page);
	if (known) {
		put_receipt(page, request);
		put_undo(page);
	}
	put_signatures(page, "Người nộp", "Cán bộ tiếp nhận", office->officer);
	return paper_page_end(page);
}

/* The last decision of this kind; NULL: none. */
static const struct decision *decided(const struct request *request, const char *decision)
{
	for (unsigned i = request->decisions->len; i > 0; i--) {
		const struct decision *d = request->decisions->pdata[i - 1];

		if (g_str_equal(d->decision, decision))
			return d;
	}
	return NULL;
}

static void put_decision(struct paper_page *page, const struct decision *d,
			 enum catalogue reasons)
{
	g_autofree char *at = d ? moment_show(d->at) : NULL;

	if (!d)
		return;
	paper_item(page, "Lý do", catalogue_name(reasons, d->reason));
	if (*d->note)
		paper_item(page, "Nội dung", d->note);
	paper_item(page, "Người quyết định", d->by);
	paper_item(page, "Lúc", at);
}

char *paper_more(const struct paper_office *office, const struct request *request,
		 const struct person_row *head)
{
	struct paper_page *page = paper_page_new(office);

	paper_title(page, "PHIẾU HƯỚNG DẪN BỔ SUNG, HOÀN THIỆN HỒ SƠ", UNVERIFIED);
	put_person(page, head);
	put_what(page, request);
	put_receipt(page, request);
	paper_blank(page);
	paper_line(page, "ĐỀ NGHỊ BỔ SUNG");
	put_decision(page, decided(request, "return"), CATALOGUE_RETURN_REASON);
	paper_blank(page);
	paper_wrap(page, 0,
		   "Từ ngày 01/07/2026 công dân không phải nộp lại giấy tờ đã có trong cơ sở dữ "
		   "liệu hoặc trên VNeID. Khi có thêm giấy tờ, mang bản gốc đến nơi đã nộp đề nghị.");
	put_signatures(page, "Người nhận", "Cán bộ hướng dẫn", office->officer);
	return paper_page_end(page);
}

char *paper_refusal(const struct paper_office *office, const struct request *request,
		    const struct person_row *head)
{
	struct paper_page *page = paper_page_new(office);

	paper_title(page, "THÔNG BÁO TỪ CHỐI GIẢI QUYẾT ĐỀ NGHỊ", UNVERIFIED);
	put_person(page, head);
	put_what(page, request);
	put_receipt(page, request);
	paper_blank(page);
	paper_line(page, "TỪ CHỐI");
	put_decision(page, decided(request, "refuse"), CATALOGUE_REFUSE_REASON);
	paper_blank(page);
	paper_wrap(page, 0,
		   "Nếu không đồng ý, công dân có quyền khiếu nại theo Luật Khiếu nại 2011.");
	put_signatures(page, "Người nhận", "Thủ trưởng đơn vị", "");
	return paper_page_end(page);
}
