/* dancu - the terminal.  Only this file of the terminal may exit or print. */
#include "forms/world.h"

int main(void)
{
	return 0;
}
