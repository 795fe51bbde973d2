import { createDesk } from './desk.ts'
import { serve } from './port.ts'

serve(createDesk())
