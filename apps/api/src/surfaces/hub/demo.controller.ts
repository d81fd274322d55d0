import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { DemoService } from '../../modules/demo';
import { CurrentUser, ForAdministrators } from './signed-in.guard';
import { DemoRemovalView, DemoView } from './start.views';

@ApiTags('start')
@Controller('hub/v1/demo')
@ForAdministrators()
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Get()
  @ApiOperation({ summary: 'Whether the example content is loaded' })
  @ApiOkResponse({ type: DemoView })
  state(): Promise<DemoView> {
    return this.demo.state();
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Load the example content; what is there already stays' })
  @ApiOkResponse({ type: DemoView })
  load(@CurrentUser() user: UserActor): Promise<DemoView> {
    return this.demo.load(user);
  }

  @Delete()
  @ApiOperation({ summary: 'Remove the example content, and only it' })
  @ApiOkResponse({ type: DemoRemovalView })
  remove(@CurrentUser() user: UserActor): Promise<DemoRemovalView> {
    return this.demo.remove(user);
  }
}
