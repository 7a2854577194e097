/* dancu-central - the reference service. */
#include "forms/world.h"

int main(void)
{
	return 0;
}
